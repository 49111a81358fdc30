param topicName string
param location string
param tags object
param storageName string
param appName string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource app 'Microsoft.App/containerApps@2026-01-01' existing = { name: appName }

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: topicName
  location: location
  tags: tags
  properties: { source: account.id, topicType: 'Microsoft.Storage.StorageAccounts' }

  resource uploads 'eventSubscriptions' = {
    name: 'problems'
    properties: {
      destination: {
        endpointType: 'WebHook'
        properties: { endpointUrl: 'https://${app.properties.configuration.ingress.fqdn}/runtime/webhooks/blobs?functionName=Host.Functions.ProblemsUploaded' }
      }
      filter: {
        includedEventTypes: [ 'Microsoft.Storage.BlobCreated' ]
        subjectBeginsWith: '/blobServices/default/containers/problems/'
      }
    }
  }
}
