param topicName string
param location string
param tags object
param storageName string
param identityId string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: topicName
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: { source: account.id, topicType: 'Microsoft.Storage.StorageAccounts' }

  // To a queue, under the app's identity: a webhook would need the app to run before it and its system key in the address.
  resource uploads 'eventSubscriptions' = {
    name: 'problems'
    properties: {
      deliveryWithResourceIdentity: {
        identity: { type: 'UserAssigned', userAssignedIdentity: identityId }
        destination: { endpointType: 'StorageQueue', properties: { resourceId: account.id, queueName: 'problems' } }
      }
      filter: {
        includedEventTypes: [ 'Microsoft.Storage.BlobCreated' ]
        subjectBeginsWith: '/blobServices/default/containers/problems/'
      }
    }
  }
}
