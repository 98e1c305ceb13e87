using System.CommandLine;
using Phodos.LatticeDynamics.Bands;

namespace Phodos.Cli.Predict;

/// <summary>The bands.</summary>
internal sealed class BandOptionSet
{
    private readonly Option<bool> _bands = new("--bands")
    {
        Description = "Print bands along the standard path of the crystal with --json too; files have them always.",
    };

    private readonly Option<string?> _path = new("--band-path")
    {
        Description = "The path of the bands: points with commas between them and | where it breaks, each a label and three coordinates, or "
            + "the label of a point of the standard path (Hinuma et al. 2017). Default: that path.",
        HelpName = "points",
    };

    internal Option[] Options => [_bands, _path];

    internal BandRequest Read(ParseResult parsed)
    {
        var path = parsed.GetValue(_path);
        if (path is not null)
            BandPath.RequireReadable(path);
        return new BandRequest(parsed.GetValue(_bands) || path is not null, path);
    }
}
