using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;

namespace Phodos.Cli.Predict;

/// <summary>What is written of each crystal, and where.</summary>
/// <param name="usualFolder">The default folder.</param>
internal sealed class OutputOptionSet(string usualFolder)
{
    private readonly Option<string> _folder = new("--out", "-o")
    {
        Description = "The folder for the results. They are called as their file; those of one name, and files such as POSCAR, which "
            + "are always called so, have the name of the folder before it: a/POSCAR and b/POSCAR make a-POSCAR and b-POSCAR.",
        HelpName = "folder",
        DefaultValueFactory = _ => usualFolder,
    };

    private readonly Option<string> _write = new("--write")
    {
        Description = $"What to write, with commas: {OptionValues.Choice(PredictionKinds.All)}. Parquet is one table of all crystals, "
            + "phonopy a folder for each; phonopy and pymatgen always get the states of every site in THz. Where the modes are known, website "
            + "is a file for the phonon website, which shows them as moving crystals; cif has thermal displacements at 300 K; mode is an "
            + "unstable crystal displaced by 0.1 Å along its lowest mode, a POSCAR.",
        HelpName = "kinds",
        DefaultValueFactory = _ => $"{PredictionKinds.Csv},{PredictionKinds.Json}",
    };

    private readonly Option<string> _figure = new Option<string>("--figure")
    {
        Description = "The kind of figure: png, svg, pdf or none.",
        HelpName = "kind",
        DefaultValueFactory = _ => "png",
    }.OneOf("png", "svg", "pdf", "none");

    private readonly FigureFormOptionSet _form = new();
    private readonly Option<bool> _json = JsonOption();

    internal Option[] Options => [_folder, _write, _figure, .. _form.Options, _json];

    /// <summary>What was asked for of a shard, which writes a table alone.</summary>
    /// <exception cref="InvalidInputException">More was asked for.</exception>
    internal OutputRequest ReadOfShard(ParseResult parsed)
    {
        var asked = Read(parsed);
        var asksForKinds = parsed.GetResult(_write) is { Implicit: false } && !asked.Kinds.SetEquals([PredictionKinds.Parquet]);
        var asksForFigure = parsed.GetResult(_figure) is { Implicit: false } && asked.Figure != "none";
        if (asksForKinds || asksForFigure || asked.AsJson)
            throw new InvalidInputException("--shard writes a table alone: leave --json, --write and --figure out");
        return asked with { Kinds = new HashSet<string> { PredictionKinds.Parquet }, Figure = "none" };
    }

    internal OutputRequest Read(ParseResult parsed) => new(parsed.GetRequiredValue(_folder))
    {
        Kinds = Kinds(parsed.GetRequiredValue(_write)),
        Figure = parsed.GetRequiredValue(_figure),
        FigureForm = _form.Read(parsed),
        AsJson = parsed.GetValue(_json),
    };

    private static Option<bool> JsonOption()
    {
        var json = CommonOptions.Json();
        json.Description = "Print the results as one JSON array instead of writing files.";
        return json;
    }

    private static HashSet<string> Kinds(string text)
    {
        string[] kinds = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (kinds.FirstOrDefault(kind => !PredictionKinds.All.Contains(kind)) is { } unknown)
            throw new InvalidInputException($"--write cannot be '{unknown}'; it is {OptionValues.Choice(PredictionKinds.All)}");
        return [.. kinds];
    }
}
