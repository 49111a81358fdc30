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

@description('Which GPU: a T4 has 16 GB of memory, an A100 80 GB.')
@allowed([ 'T4', 'A100' ])
param gpuType string = 'T4'

@description('Keep orchestrations in a Durable Task Scheduler instead of the storage account.')
param scheduler bool = false

@description('An Azure AI endpoint to write with; empty is the shipped models.')
param modelEndpoint string = ''

@description('The model\'s or the deployment\'s name there.')
param modelName string = ''

@description('The resource id of the account behind that endpoint: the app\'s identity may then ask it. Empty where a key is used.')
param modelAccountId string = ''

@description('The address of a Key Vault secret with the endpoint\'s key, such as https://NAME.vault.azure.net/secrets/model-key.')
param modelKeySecretUri string = ''

@description('The resource id of that vault: the app\'s identity may then read its secrets.')
param keyVaultId string = ''

@description('The folder of a published model that the app itself runs: blob://models/NAME, a container folder\'s https address, or /models/NAME on the share.')
param modelFolder string = ''

@description('The same for a process reward model that scores; empty is the shipped verifier.')
param verifierFolder string = ''

@description('The resource id of the storage account that a folder\'s https address names: the app\'s identity may then read it.')
param modelStorageId string = ''

@description('An NFS share of Azure Files with models, as ACCOUNT/SHARE: mounted at /models to read. It needs the app\'s own network.')
param modelShare string = ''

@description('Minutes that a replica may take to fetch and open its models before it is started again.')
@minValue(1)
@maxValue(40)
param startMinutes int = 10

@description('The cap of a job that a dropped file starts, such as 200000tok; none for no cap, empty refuses dropped files.')
param dropsBudget string = '200000tok'

@description('Days that the history of orchestrations which came to their end is kept, or forever.')
param historyKeep string = '7'

@description('Days that jobs, their problem files and entries are kept after they were last written; 0 for ever.')
@minValue(0)
param keepJobsDays int = 0

@description('Seconds that a stopping worker waits for calls in flight.')
@minValue(0)
@maxValue(570)
param stopGrace int = 30

@description('Replicas that are always there; 0 lets the app sleep while nothing waits.')
@minValue(0)
param minReplicas int = 1

@description('Replicas at most.')
@minValue(1)
param maxReplicas int = 4

@description('Whether storage can be reached from a network of the app\'s own only.')
param privateNetwork bool = false

@description('Gigabytes of logs a day, after which no more are taken; -1 for no limit.')
param logGigabytesPerDay string = '1'

@description('Who hears of failed jobs, refused files, messages given up and the budget; empty for nobody.')
param alertEmail string = ''

@description('What a month may cost before that person hears of it, in the subscription\'s currency; 0 for no such word.')
param monthlyBudget int = 0

@description('What kind of principal deploys.')
@allowed([ 'User', 'ServicePrincipal' ])
param principalType string = 'User'

@description('Whether the app is there already, so that its image is kept.')
param exists bool = false

var abbreviations = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var none = '${subscription().id}/resourceGroups/none/providers/none/none/none'
var modelPlace = split(empty(modelAccountId) ? none : modelAccountId, '/')
var modelStoragePlace = split(empty(modelStorageId) ? none : modelStorageId, '/')
var vaultPlace = split(empty(keyVaultId) ? none : keyVaultId, '/')
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
    dailyGb: logGigabytesPerDay
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
    principalType: principalType
    keepJobsDays: keepJobsDays
    private: privateNetwork
  }
}

module network 'app/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: { name: '${abbreviations.virtualNetwork}${token}', location: location, tags: tags }
}

module endpoints 'app/endpoints.bicep' = if (privateNetwork) {
  name: 'endpoints'
  scope: group
  params: {
    name: '${abbreviations.privateEndpoint}${token}'
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    storageId: storage.outputs.id
  }
}

module model 'app/model.bicep' = if (!empty(modelAccountId)) {
  name: 'model'
  scope: resourceGroup(modelPlace[2], modelPlace[4])
  params: { accountName: last(modelPlace), identityPrincipalId: identity.outputs.principalId }
}

module models 'app/models.bicep' = if (!empty(modelStorageId)) {
  name: 'models'
  scope: resourceGroup(modelStoragePlace[2], modelStoragePlace[4])
  params: { accountName: last(modelStoragePlace), identityPrincipalId: identity.outputs.principalId }
}

module vault 'app/vault.bicep' = if (!empty(keyVaultId)) {
  name: 'vault'
  scope: resourceGroup(vaultPlace[2], vaultPlace[4])
  params: { vaultName: last(vaultPlace), identityPrincipalId: identity.outputs.principalId }
}

module alerts 'app/alerts.bicep' = if (!empty(alertEmail)) {
  name: 'alerts'
  scope: group
  params: {
    name: '${abbreviations.alerts}${token}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    monthlyBudget: monthlyBudget
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
    gpuType: gpuType
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
    modelKeySecretUri: modelKeySecretUri
    modelFolder: modelFolder
    verifierFolder: verifierFolder
    modelShare: modelShare
    startMinutes: startMinutes
    dropsBudget: dropsBudget
    historyKeep: historyKeep
    stopGrace: stopGrace
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
  }
  dependsOn: [ endpoints, models, vault ]
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
