using Phodos;
using Phodos.Parity;

const double Tolerance = 1e-9;

var folders = args.Where(argument => argument != "--require-all").ToArray();
var requireAll = args.Contains("--require-all");
if (folders.Length != 1 || folders[0].StartsWith('-'))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Phodos.Parity -- DIR [--require-all]");
    return 2;
}

try
{
    var golden = new GoldenFolder(folders[0]);
    var failed = 0;
    foreach (var name in golden.Cases)
    {
        var differences = ParityCase.Compare(golden, name);
        if (differences is null)
        {
            Console.WriteLine($"{name,-20} missing: its model is not built yet");
            failed += requireAll ? 1 : 0;
            continue;
        }

        var passes = differences.Largest <= Tolerance;
        failed += passes ? 0 : 1;
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-20} {(passes ? "ok  " : "FAIL")}  outputs {differences.Singles:E1}  batch {differences.Batch:E1}  loss {differences.Loss:E1}  gradients {differences.Gradients:E1}"));
    }

    return failed == 0 ? 0 : 1;
}
catch (InvalidInputException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
