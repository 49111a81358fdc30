targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Names the environment; a hash of it is in every resource\'s name.')
param environmentName string

@description('Where everything is; with a GPU, a region whose Container Apps have one.')
param location string

@description('Who may upload problem files and read results: the person who deploys.')
param principalId string = ''

@description('Run on a GPU workload profile instead of CPUs.')
param gpu bool = false

@description('Keep orchestrations in a Durable Task Scheduler instead of the storage account.')
param scheduler bool = false

@description('An Azure AI endpoint to write with; empty is the shipped models.')
param modelEndpoint string = ''

@description('The model\'s or the deployment\'s name there.')
param modelName string = ''

@description('Whether the app is there already, so that its image is kept.')
param exists bool = false

var abbreviations = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: '${abbreviations.managedIdentity}${token}', location: location, tags: tags }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.operationalInsightsWorkspaces}${token}'
    insightsName: '${abbreviations.insights}${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
  }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: '${abbreviations.storageAccount}${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
    principalId: principalId
  }
}

module durable 'app/scheduler.bicep' = if (scheduler) {
  name: 'scheduler'
  scope: group
  params: {
    name: '${abbreviations.durableTaskScheduler}${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
  }
}

module registry 'app/registry.bicep' = {
  name: 'registry'
  scope: group
  params: {
    name: '${abbreviations.containerRegistry}${token}'
    location: location
    tags: tags
    identityPrincipalId: identity.outputs.principalId
  }
}

module app 'app/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: '${abbreviations.appContainerApps}${token}'
    environmentName: '${abbreviations.appManagedEnvironments}${token}'
    location: location
    tags: tags
    gpu: gpu
    exists: exists
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    registryServer: registry.outputs.server
    workspaceName: monitoring.outputs.workspaceName
    insightsConnection: monitoring.outputs.connection
    storageName: storage.outputs.name
    schedulerEndpoint: scheduler ? durable!.outputs.endpoint : ''
    modelEndpoint: modelEndpoint
    modelName: modelName
  }
}

module events 'app/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    topicName: '${abbreviations.eventGridSystemTopic}${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    identityId: identity.outputs.id
  }
}

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.server
output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output PONDER_APP string = app.outputs.name
output PONDER_STORAGE_ACCOUNT string = storage.outputs.name
output PONDER_URL string = app.outputs.url
