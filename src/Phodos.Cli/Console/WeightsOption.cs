namespace Phodos.Cli.Console;

/// <summary>The weights that a command works with.</summary>
internal static class WeightsOption
{
    /// <summary>The weights that were named.</summary>
    /// <exception cref="InvalidInputException">None were named; none are shipped yet.</exception>
    internal static string Require(string? weights) =>
        weights ?? throw new InvalidInputException(
            "no weights are shipped with this version; give --weights with a .safetensors file or the folder of a run");
}
