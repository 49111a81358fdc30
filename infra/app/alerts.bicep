param name string
param location string
param tags object
param workspaceId string
param email string
param monthlyBudget int
param startDate string = utcNow('yyyy-MM-01')

// The lines are those of the app and of its host; see src/Functions/Log.cs.
var watched = [
  { name: 'failed-job', words: 'fails:', text: 'A job failed; its view tells why.' }
  { name: 'refused-drop', words: 'started no job:', text: 'A dropped file started no job; GET /api/drops tells why.' }
  { name: 'poison-message', words: '-poison', text: 'A message was given up; a new problem file may not have been seen.' }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'ponder'
    enabled: true
    emailReceivers: [ { name: 'person', emailAddress: email, useCommonAlertSchema: true } ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in watched: {
  name: '${name}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.text
    severity: 2
    enabled: true
    scopes: [ workspaceId ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    skipQueryValidation: true // The table comes with the first line.
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where Log has "${rule.words}"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: false
    actions: { actionGroups: [ group.id ] }
  }
}]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (monthlyBudget > 0) {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      most: { enabled: true, operator: 'GreaterThan', threshold: 80, contactEmails: [ email ] }
      expected: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: [ email ] }
    }
  }
}
