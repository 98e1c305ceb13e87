using System.Diagnostics;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Predict;

/// <summary>The inputs of all shards.</summary>
/// <param name="Words">As they were named.</param>
/// <param name="Stream">What they are.</param>
/// <param name="AreAllFound">Whether all that was named was there.</param>
internal sealed record ShardedInputs(string[] Words, InputStream Stream, bool AreAllFound);

/// <summary>
/// Works on the inputs of a shard that have no row yet, and gives each a row: a result, or the reason why there is none. After a kill the
/// next run goes on.
/// </summary>
internal sealed class ShardedWork(Terminal terminal)
{
    // The others stand in the table.
    private const int ToldFaults = 10;

    private readonly Stopwatch _clock = new();
    private readonly List<InputKey> _new = [];
    private readonly List<InputKey> _passedOver = [];
    private long _failed;

    /// <param name="request">The shard.</param>
    /// <param name="inputs">The inputs of all shards.</param>
    /// <param name="results">The folder of the results of all shards.</param>
    /// <param name="made">How rows are made.</param>
    /// <param name="notes">What is kept with each part.</param>
    /// <param name="atOnce">How many inputs are worked on at a time.</param>
    /// <param name="work">The work.</param>
    internal int Run(
        ShardRequest request,
        ShardedInputs inputs,
        string results,
        ShardIdentity made,
        IReadOnlyDictionary<string, string> notes,
        int atOnce,
        Func<StructureInput[], IReadOnlyList<InputOutcome>> work)
    {
        var folder = ShardFolder.Of(results, request.Shard);
        using var alone = folder.Lock();
        AtomicFile.RemoveLeftovers(folder.Path);
        Begin(folder, new ShardStart(ShardStart.CurrentFormat, request.Shard.Index, request.Shard.Count, made, inputs.Words));
        var before = ShardRows.Of(folder, request.Shard);
        if (before.Keys.Count > 0)
            terminal.Note($"shard {request.Shard}: {before.Keys.Count} rows are there already");
        _failed = before.Failed;
        var census = new InputCensus(request.Shard, before.Keys);
        var writer = new ShardWriter(folder, request.PartRows, notes);
        Work(request.Shard, inputs.Stream.ReadInSteps(atOnce, census.Takes), writer, work);
        return End(folder, request.Shard, inputs, census, before);
    }

    private static void Begin(ShardFolder folder, ShardStart start)
    {
        if (!folder.Exists)
        {
            folder.WriteStart(start);
            return;
        }

        var found = folder.ReadStart();
        if (found.Made.DifferenceFrom(start.Made) is { } difference)
        {
            throw new InvalidInputException(
                $"the rows of this shard were made by {difference}; name another folder (--out), or remove this one", folder.Path);
        }
    }

    private void Work(
        Shard shard, IEnumerable<StructureInput[]> steps, ShardWriter writer, Func<StructureInput[], IReadOnlyList<InputOutcome>> work)
    {
        _clock.Start();
        try
        {
            foreach (var step in steps)
            {
                foreach (var outcome in work(step))
                    Add(shard, outcome, writer);
            }
        }
        catch (OperationCanceledException)
        {
            writer.Flush(); // told to stop, there is time to keep what is done
            throw;
        }

        writer.Flush();
    }

    private void Add(Shard shard, InputOutcome outcome, ShardWriter writer)
    {
        var input = outcome.Input;
        if (outcome.Result is null && outcome.Problem is null)
        {
            _passedOver.Add(InputKey.Of(input.Name));
            return;
        }

        if (outcome.Fault is { } fault && ++_failed <= ToldFaults)
            Terminal.Warn(fault + (_failed == ToldFaults ? " (further ones stand in the column problem)" : ""));
        var row = outcome.Result is { } result
            ? PredictionRow.Of(result.Description, input.Entry?.Id)
            : PredictionRow.OfProblem(input.Name, input.Entry?.Id, outcome.Problem!);
        _new.Add(InputKey.Of(input.Name));
        if (writer.Add(row))
            terminal.Note(FormattableString.Invariant($"shard {shard}: {_new.Count} rows more, {_new.Count / _clock.Elapsed.TotalSeconds:0.#} a second"));
    }

    private int End(ShardFolder folder, Shard shard, ShardedInputs inputs, InputCensus census, ShardRows before)
    {
        if (census.FirstRepeated is { } repeated)
            Terminal.Warn($"shard {shard}: {census.Repeated.Count} inputs have the name of one before them, and are left out, such as {repeated}");
        var end = new ShardEnd(
            InputDigest.Of(before.Keys).With(InputDigest.Of(_new)),
            _failed,
            census.Own,
            InputDigest.Of(_passedOver).With(census.Repeated),
            census.All);
        if (!inputs.AreAllFound || inputs.Stream.HasFaults || census.All.Count == 0)
        {
            Terminal.Warn($"shard {shard} is not complete: not all inputs could be read; mend them and run it again");
            return CommandRunner.WrongUsageOrInput;
        }

        if (end.Rows.With(end.WithoutRow) != end.Own)
        {
            Terminal.Warn(
                $"shard {shard} is not complete: it has {end.Rows.Count} rows for {end.Own.Count - end.WithoutRow.Count} inputs, some of inputs that "
                + $"were not given now; give all inputs, or remove {folder.Path} and begin anew");
            return CommandRunner.WrongUsageOrInput;
        }

        folder.WriteEnd(end);
        terminal.Note(
            $"shard {shard} is complete: {end.Rows.Count} rows of {end.All.Count} inputs of all shards, {end.Failed} of them with a problem → {folder.Path}");
        return CommandRunner.Succeeded;
    }
}
