using OpenCity.Api.Hosting;

namespace OpenCity.Api.Commands;

/// <summary>What commands work with.</summary>
/// <param name="Output">Takes what was asked for.</param>
/// <param name="Error">Takes what went wrong, and progress.</param>
/// <param name="Given">Options of the program from the command line.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CommandContext(
    TextWriter Output, TextWriter Error, IReadOnlyList<KeyValuePair<string, string?>> Given, TimeProvider Clock)
{
    /// <summary>All configuration.</summary>
    internal IConfigurationRoot Configure() => SettingsReader.Configure(Given);

    /// <summary>The options, checked.</summary>
    internal Settings ReadSettings() => SettingsReader.Read(Configure());
}
