param accountName string
param identityPrincipalId string

var openAIUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
var cognitiveServicesUser = 'a97b65f3-24c7-4388-baec-2e87135dc908'

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = { name: accountName }

// One for deployments of OpenAI's models, the other for all that the same endpoint serves beside them.
resource asks 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [ openAIUser, cognitiveServicesUser ]: {
  name: guid(account.id, identityPrincipalId, role)
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]
