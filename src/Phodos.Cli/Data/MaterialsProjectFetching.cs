using Phodos.Cli.Console;
using Phodos.Datasets.Fetch.MaterialsProject;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary>What <c>phodos data fetch mp</c> was asked for.</summary>
/// <param name="Key">The user's key.</param>
/// <param name="Query">The materials.</param>
/// <param name="Folder">Where their files go.</param>
/// <param name="Addresses">The servers.</param>
internal sealed record MaterialsProjectRequest(
    MaterialsProjectKey Key, PhononQuery Query, string Folder, MaterialsProjectAddresses Addresses);

/// <summary><c>phodos data fetch mp</c>.</summary>
internal static class MaterialsProjectFetching
{
    /// <summary>What the Materials Project is called on the command line.</summary>
    internal const string Name = "mp";

    internal static int Run(MaterialsProjectRequest request, bool asJson, Terminal terminal, CancellationToken cancellation)
    {
        OutputFolder.Make(request.Folder);
        using var fetch = new PhononFetch(request.Key, request.Addresses);
        var summary = terminal.WithProgress<PhononFetchSummary, PhononFetchSummary>(
            $"Fetching phonons from {request.Addresses.Api}",
            Show,
            progress => fetch.RunAsync(request.Query, request.Folder, progress, cancellation));
        if (request.Query.Limit is null && request.Query.Ids.Distinct().Count() - summary.Total is > 0 and var unknown)
            Terminal.Warn($"{unknown} of the materials asked for have no phonons by {request.Query.Method}");
        if (summary.WithoutDos > 0)
            Terminal.Warn($"{summary.WithoutDos} of {summary.Total} materials have no density of states to fetch");
        if (asJson)
            Terminal.PrintJson(new { folder = request.Folder, summary.Total, summary.Written, summary.AlreadyThere, summary.WithoutDos });
        else
            terminal.Note($"Wrote {summary.Written} crystals to {request.Folder} ({summary.AlreadyThere} were there)");
        terminal.Note($"Import them with: phodos data import {request.Folder} --out {Name}.parquet");
        return CommandRunner.Succeeded;
    }

    private static void Show(ProgressTask task, PhononFetchSummary summary)
    {
        task.MaxValue = summary.Total;
        task.Value = summary.Done;
        task.Description = $"{summary.Done} of {summary.Total} materials";
    }
}
