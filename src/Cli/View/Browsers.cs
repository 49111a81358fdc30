using System.ComponentModel;
using System.Diagnostics;

namespace Ponder.Cli.View;

/// <summary>The browser that this machine opens addresses with.</summary>
internal static class Browsers
{
    /// <summary>Opens the address, where there is a browser.</summary>
    public static void Open(string address)
    {
        try
        {
            using var opened = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // Its address has been said.
        }
    }
}
