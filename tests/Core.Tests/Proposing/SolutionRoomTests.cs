using Ponder.Core.Proposing;

namespace Ponder.Core.Tests.Proposing;

public class SolutionRoomTests
{
    [Theory]
    [InlineData(400, false, 200)]
    [InlineData(1024, false, 256)]
    [InlineData(4096, false, 1024)]
    [InlineData(8192, false, 2048)]
    [InlineData(131_072, false, 2048)]
    [InlineData(8192, true, 4096)]
    [InlineData(131_072, true, 16_384)]
    public void Room_goes_by_context_and_thinking(int context, bool thinks, int tokens) => Assert.Equal(tokens, SolutionRoom.Of(context, thinks));
}
