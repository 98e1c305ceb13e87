namespace Phodos.Cli.Console;

/// <summary>The number of an option that can be switched off.</summary>
/// <param name="Value">The number; null where the option is off.</param>
internal sealed record SwitchableNumber(double? Value);
