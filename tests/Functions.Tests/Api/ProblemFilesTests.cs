using Ponder.Functions.Api;

namespace Ponder.Functions.Tests.Api;

/// <summary>Which uploaded files are jobs in themselves, and how Event Grid tells of them.</summary>
public class ProblemFilesTests
{
    private const string Notice = """
        {"topic":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a","subject":"/blobServices/default/containers/problems/blobs/PATH",
        "eventType":"Microsoft.Storage.BlobCreated","id":"1","data":{"api":"PutBlob","contentLength":5}}
        """;

    [Theory]
    [InlineData("batch.jsonl", true)]
    [InlineData("submitted/batch.jsonl", false)]
    public void A_notice_names_its_file_and_one_in_a_folder_waits_to_be_named(string name, bool starts)
    {
        Assert.Equal(name, ProblemFiles.Uploaded(Notice.Replace("PATH", name, StringComparison.Ordinal)));
        Assert.Equal(starts, ProblemFiles.StartsByItself(name));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"subject":7}""")]
    [InlineData("""{"subject":"/blobServices/default/containers/ponder/blobs/jobs/1/job.json"}""")]
    public void Anything_else_names_none(string notice) => Assert.Null(ProblemFiles.Uploaded(notice));
}
