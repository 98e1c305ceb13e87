using System.Globalization;
using System.Text.Json;

namespace Phodos.Parity;

/// <summary>The console runner: compares every case of a golden folder and prints one line each.</summary>
public static class ParityRunner
{
    /// <summary>The largest absolute difference, in float64, that counts as the same.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Runs the comparison.</summary>
    /// <param name="args">The folder, and <c>--require-all</c> where a case without a model is a failure.</param>
    /// <param name="output">Takes a line a case.</param>
    /// <param name="error">Takes what is wrong with the input.</param>
    /// <returns>0 where every case agrees, 1 where one does not, 2 where the folder or the usage is wrong.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var folders = args.Where(argument => argument != "--require-all").ToArray();
        if (folders.Length != 1 || folders[0].StartsWith('-'))
        {
            error.WriteLine("usage: dotnet run -c Release --project tests/Phodos.Parity -- DIR [--require-all]");
            return 2;
        }

        try
        {
            return Compare(new GoldenFolder(folders[0]), requireAll: args.Contains("--require-all"), output);
        }
        catch (InvalidInputException fault)
        {
            error.WriteLine(fault.Message);
            return 2;
        }
        catch (JsonException fault)
        {
            error.WriteLine($"{folders[0]}: a JSON file is damaged: {fault.Message}");
            return 2;
        }
    }

    private static int Compare(GoldenFolder golden, bool requireAll, TextWriter output)
    {
        var cases = golden.Cases.ToArray();
        if (cases.Length == 0)
            throw new InvalidInputException("there is no folder with a model case; give a folder of golden vectors", golden.Path);

        var failed = 0;
        foreach (var name in cases)
        {
            if (ParityCase.Compare(golden, name) is not { } differences)
            {
                output.WriteLine($"{name,-24} missing: its model is not built yet");
                failed += requireAll ? 1 : 0;
                continue;
            }

            var passes = differences.Largest <= Tolerance;
            failed += passes ? 0 : 1;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-24} {(passes ? "ok  " : "FAIL")}  outputs {differences.Singles:E1}  batch {differences.Batch:E1}  "
                + $"loss {differences.Loss:E1}  gradients {differences.Gradients:E1}"));
        }

        var parts = EquivariantUnits.Compare(golden);
        if (OptimizerCase.Compare(golden) is { } steps)
            parts = [.. parts, ("optimizer steps", steps)];
        foreach (var (part, difference) in parts)
        {
            var passes = difference <= Tolerance;
            failed += passes ? 0 : 1;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part,-24} {(passes ? "ok  " : "FAIL")}  {difference:E1}"));
        }

        return failed == 0 ? 0 : 1;
    }
}
