param name string
param environmentName string
param location string
param tags object
param gpu bool
param gpuType string
param exists bool
param identityId string
param identityClientId string
param registryServer string
param workspaceName string
param insightsConnection string
param storageName string
param schedulerEndpoint string
param modelEndpoint string
param modelName string
param modelKeySecretUri string
param modelFolder string
param verifierFolder string
param modelShare string
param startMinutes int
param dropsBudget string
param historyKeep string
param stopGrace int
param minReplicas int
param maxReplicas int
param subnetId string

var profile = gpu ? 'gpu' : 'Consumption'
var blobs = 'https://${storageName}.blob.${environment().suffixes.storage}'
var placeholder = 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'

var always = [
  { name: 'FUNCTIONS_WORKER_RUNTIME', value: 'dotnet-isolated' }
  { name: 'TASKHUB_NAME', value: 'ponder' }
  { name: 'ASPNETCORE_URLS', value: 'http://+:8080' }
  { name: 'AzureWebJobsSecretStorageType', value: 'containerapp' }
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'AzureWebJobsStorage__accountName', value: storageName }
  { name: 'AzureWebJobsStorage__blobServiceUri', value: blobs }
  { name: 'AzureWebJobsStorage__queueServiceUri', value: 'https://${storageName}.queue.${environment().suffixes.storage}' }
  { name: 'AzureWebJobsStorage__tableServiceUri', value: 'https://${storageName}.table.${environment().suffixes.storage}' }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
  // Event Grid tells of new problem files: nobody need look for them.
  { name: 'AzureWebJobs_ProblemsFound_Disabled', value: 'true' }
  { name: 'Ponder__Store', value: '${blobs}/ponder' }
  { name: 'Ponder__Problems', value: '${blobs}/problems' }
  { name: 'Ponder__StopGrace', value: string(stopGrace) }
  { name: 'Ponder__Drops__Budget', value: dropsBudget }
  { name: 'Ponder__History__Keep', value: historyKeep }
]
var scheduled = empty(schedulerEndpoint) ? [] : [
  { name: 'AzureFunctionsJobHost__extensions__durableTask__storageProvider__type', value: 'azureManaged' }
  { name: 'AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName', value: 'DURABLE_TASK_SCHEDULER' }
  { name: 'DURABLE_TASK_SCHEDULER', value: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}' }
]
var modelled = empty(modelEndpoint) || !empty(modelFolder) ? [] : [
  { name: 'Ponder__Proposer__Kind', value: 'azure-inference' }
  { name: 'Ponder__Proposer__Endpoint', value: modelEndpoint }
  { name: 'Ponder__Proposer__Model', value: modelName }
]
var keyed = empty(modelKeySecretUri) ? [] : [ { name: 'Ponder__Proposer__Key', secretRef: 'model-key' } ]

// Models whose files the app fetches or finds on a share, and opens before it takes work.
var cache = '/var/ponder/models'
var shared = '/models'
var written = empty(modelFolder) ? [] : [
  { name: 'Ponder__Proposer__Kind', value: 'onnx' }
  { name: 'Ponder__Proposer__Folder', value: modelFolder }
  { name: 'Ponder__Proposer__Cuda', value: string(gpu) }
]
var scored = empty(verifierFolder) ? [] : [
  { name: 'Ponder__Verifier__Kind', value: 'onnx' }
  { name: 'Ponder__Verifier__Folder', value: verifierFolder }
]
var opened = empty(modelFolder) && empty(verifierFolder) ? [] : [
  { name: 'Ponder__OpenAtStart', value: 'true' }
  { name: 'Ponder__ModelCache', value: cache }
]
var accelerated = gpu ? [ { name: 'Ponder__Verifier__Cuda', value: 'true' } ] : []

// Durable work waits in the task hub's queues: messages count while they are worked on too, so a replica stays as long as it has some. What
// the platform derives from triggers by itself knows nothing of them.
var queued = [for queue in [ 'ponder-workitems', 'ponder-control-00', 'ponder-control-01', 'ponder-control-02', 'ponder-control-03', 'problems' ]: {
  name: queue
  custom: {
    type: 'azure-queue'
    identity: identityId
    metadata: { accountName: storageName, queueName: queue, queueLength: startsWith(queue, 'ponder-control') ? '32' : '8' }
  }
}]
var dispatched = [for item in [ 'Orchestration', 'Activity' ]: {
  name: 'dts-${toLower(item)}'
  custom: {
    type: 'azure-durabletask-scheduler'
    identity: identityId
    metadata: { endpoint: schedulerEndpoint, taskhubName: 'ponder', workItemType: item, maxConcurrentWorkItemsCount: '8' }
  }
}]
var asked = [ { name: 'http', http: { metadata: { concurrentRequests: '50' } } } ]
var rules = concat(asked, empty(schedulerEndpoint) ? queued : concat(dispatched, filter(queued, rule => rule.name == 'problems')))

// The image of the first deployment has no such address. A probe may fail ten times.
var probes = exists && !empty(opened) ? [
  {
    type: 'Startup'
    httpGet: { path: '/api/health', port: 8080 }
    initialDelaySeconds: 10
    timeoutSeconds: 10
    periodSeconds: startMinutes * 6
    failureThreshold: 10
  }
] : []

// The cache outlives a container that is started again.
var volumes = concat(
  empty(opened) ? [] : [ { name: 'cache', storageType: 'EmptyDir' } ],
  empty(modelShare) ? [] : [ { name: 'shared', storageType: 'NfsAzureFile', storageName: 'models' } ])
var mounts = concat(
  empty(opened) ? [] : [ { volumeName: 'cache', mountPath: cache } ],
  empty(modelShare) ? [] : [ { volumeName: 'shared', mountPath: shared } ])

var power = !gpu ? { cpu: json('4'), memory: '8Gi' } : gpuType == 'A100' ? { cpu: json('24'), memory: '220Gi' } : { cpu: json('8'), memory: '56Gi' }
var gpuProfile = gpuType == 'A100' ? 'Consumption-GPU-NC24-A100' : 'Consumption-GPU-NC8as-T4'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource current 'Microsoft.App/containerApps@2026-03-02-preview' existing = if (exists) { name: name }

resource managed 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: environmentName
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: empty(subnetId) ? null : { infrastructureSubnetId: subnetId }
    workloadProfiles: concat([ { name: 'Consumption', workloadProfileType: 'Consumption' } ], gpu ? [ { name: 'gpu', workloadProfileType: gpuProfile } ] : [])
  }
}

// A share of its own protocol needs no key, and a network that both are in.
resource models 'Microsoft.App/managedEnvironments/storages@2025-01-01' = if (!empty(modelShare)) {
  parent: managed
  name: 'models'
  properties: {
    nfsAzureFile: {
      accessMode: 'ReadOnly'
      server: '${split(modelShare, '/')[0]}.file.${environment().suffixes.storage}'
      shareName: '/${modelShare}'
    }
  }
}

// The workspace's own destination would need its shared key; diagnostic settings need none.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: managed
  properties: { workspaceId: workspace.id, logs: [ { categoryGroup: 'allLogs', enabled: true } ] }
}

resource app 'Microsoft.App/containerApps@2026-03-02-preview' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'ponder' })
  kind: 'functionapp'
  dependsOn: [ models ]
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    managedEnvironmentId: managed.id
    workloadProfileName: profile
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 8080, transport: 'auto' }
      registries: [ { server: registryServer, identity: identityId } ]
      secrets: empty(modelKeySecretUri) ? [] : [ { name: 'model-key', keyVaultUrl: modelKeySecretUri, identity: identityId } ]
    }
    template: {
      terminationGracePeriodSeconds: stopGrace + 30
      containers: [
        {
          name: 'ponder'
          image: exists ? current!.properties.template.containers[0].image : placeholder
          env: concat(always, scheduled, modelled, keyed, written, scored, opened, accelerated)
          resources: power
          probes: probes
          volumeMounts: mounts
        }
      ]
      volumes: volumes
      // Rules of one's own are refused while an app is made: the second deployment sets them, and before it one replica does the work.
      scale: {
        minReplicas: exists ? minReplicas : max(1, minReplicas)
        maxReplicas: maxReplicas
        #disable-next-line BCP037 // The types of this API version do not know it yet.
        allowScalingRuleOverride: exists ? true : null
        rules: exists ? rules : []
      }
    }
  }
}

output name string = app.name
output url string = 'https://${app.properties.configuration.ingress.fqdn}'
