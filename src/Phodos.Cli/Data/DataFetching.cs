using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Datasets.Fetch;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary>What <c>phodos data fetch</c> was asked for.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Folder">Where its file goes; null is a folder of its name.</param>
/// <param name="Address">Another address, or null.</param>
/// <param name="Hash">Another git blob hash, or null.</param>
internal sealed record FetchRequest(string Name, string? Folder, string? Address, string? Hash);

/// <summary><c>phodos data fetch</c>.</summary>
internal static class DataFetching
{
    internal static int List(bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            Terminal.PrintJson(KnownDatasets.All);
            return CommandRunner.Succeeded;
        }

        foreach (var dataset in KnownDatasets.All)
        {
            var table = Terminal.NewTable(dataset.Name, "").HideHeaders();
            void Row(string name, string value) => table.AddRow(Markup.Escape(name), Markup.Escape(value));
            table.Columns[1].Alignment = Justify.Left;
            Row("name", dataset.Name);
            Row("holds", dataset.Description);
            Row("address", dataset.Address.ToString());
            Row("git blob hash", dataset.Hash);
            Row("licence", dataset.Licence);
            Row("cite", dataset.Source);
            terminal.Print(table);
        }

        terminal.Note("Download one with: phodos data fetch NAME");
        terminal.Note($"Phonons of the Materials Project: phodos data fetch {MaterialsProjectFetching.Name}, with a key");
        return CommandRunner.Succeeded;
    }

    internal static int Run(FetchRequest request, bool asJson, Terminal terminal, CancellationToken cancellation)
    {
        var known = KnownDatasets.Named(request.Name);
        var address = request.Address is { } given ? ParseAddress(given) : known.Address;
        var hash = request.Hash is { } text ? GitBlobHash.Parse(text) : known.Hash;
        var folder = request.Folder ?? known.Name;
        OutputFolder.Make(folder);
        var file = Path.Combine(folder, Path.GetFileName(known.Address.LocalPath));
        using var download = new FileDownload();
        var isNew = terminal.WithProgress<DownloadProgress, bool>(
            $"Downloading {address}", Show, progress => download.RunAsync(address, file, hash, progress, cancellation));
        if (asJson)
            Terminal.PrintJson(new { file, hash, bytes = new FileInfo(file).Length, downloaded = isNew });
        else
            terminal.Note(isNew
                ? $"Wrote {file} ({Megabytes(new FileInfo(file).Length)} MB, hash checked)"
                : $"{file} is there already, and right");
        return CommandRunner.Succeeded;
    }

    internal static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? address
            : throw new InvalidInputException($"--url cannot be '{text}'; give an address that begins with https:// or http://");

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture);

    private static void Show(ProgressTask task, DownloadProgress progress)
    {
        task.IsIndeterminate = progress.Total is null;
        task.MaxValue = progress.Total ?? progress.Received;
        task.Value = progress.Received;
        task.Description = progress.Total is { } total
            ? $"{Megabytes(progress.Received)} of {Megabytes(total)} MB"
            : $"{Megabytes(progress.Received)} MB";
    }
}
