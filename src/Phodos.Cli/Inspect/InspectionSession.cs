using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;
using Phodos.Crystals.Symmetry;
using Phodos.Reports.Inspection;

namespace Phodos.Cli.Inspect;

/// <summary>Inspects files, some at a time and printed in their order, so that memory stays the same however many there are.</summary>
internal sealed class InspectionSession(Terminal terminal, CancellationToken cancellation)
{
    private const int FilesAtOnce = 64;

    internal int Run(InspectionSettings settings)
    {
        var (files, areAllFound) = settings.Inputs.Find();
        var stream = new InputStream(files, cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        var passedOver = new PassedOver();
        var (count, read) = (0, 0);
        using (IInspectionOutput output = settings.AsJson ? new JsonOutput() : new TextOutput())
        {
            foreach (var chunk in stream.ReadInSteps(FilesAtOnce, name => settings.Shard.Has(InputKey.Of(name))))
            {
                var inspected = new InspectedFile[chunk.Length];
                Parallel.For(0, chunk.Length, parallel, index => inspected[index] = Inspect(chunk[index], settings));
                count += chunk.Length;
                foreach (var file in inspected)
                {
                    output.Print(file);
                    if (file.Ok)
                        read++;
                    else if (file.IsPassedOver)
                        passedOver.Add(file.File);
                    else
                        Terminal.Warn(file.Error!);
                }
            }
        }

        passedOver.Tell(terminal);
        var structures = count - passedOver.Count;
        if (count > 1)
            terminal.Note($"{read} of {structures} files read");
        var isFound = areAllFound && !stream.HasFaults && (read > 0 || settings.Shard.Count > 1);
        return isFound && read == structures ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }

    private static InspectedFile Inspect(StructureInput input, InspectionSettings settings)
    {
        try
        {
            return input.Read(settings.Format) is { } structure
                ? InspectedFile.Of(input.Name, structure, MoyoSymmetryFinder.Shared, settings.SymmetryTolerance)
                : new InspectedFile { File = input.Name, Error = PassedOver.Reason, IsPassedOver = true };
        }
        catch (InvalidInputException fault)
        {
            return new InspectedFile { File = input.Name, Error = fault.InFile(input.Name).Message };
        }
        catch (Exception fault)
        {
            // A bug that one file brings to light must not cost a campaign the others. The line asks for a report.
            return new InspectedFile
            {
                File = input.Name,
                Error = PrintableText.Of(
                    $"{input.Name}: phodos itself failed on this file ({fault.GetType().Name}: {fault.Message}); please report it"),
            };
        }
    }
}
