using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Crystals;
using Phodos.Datasets.Fetch.MaterialsProject;

namespace Phodos.Cli.Data;

/// <summary>The options of <c>phodos data fetch mp</c>.</summary>
internal sealed class MaterialsProjectOptionSet
{
    private readonly Option<string?> _key = new("--api-key")
    {
        Description = $"mp: your key of the Materials Project; better in {MaterialsProjectKey.Variable}, which others cannot see.",
        HelpName = "key",
    };

    private readonly Option<string?> _ids = new("--ids")
    {
        Description = "mp: the materials, such as mp-149,mp-22862.",
        HelpName = "list",
    };

    private readonly Option<string?> _elements = new("--elements")
    {
        Description = "mp: elements that a material must have, such as Li,O.",
        HelpName = "list",
    };

    private readonly Option<string> _method = new Option<string>("--method")
    {
        Description = "mp: how the phonons were calculated.",
        HelpName = "name",
        DefaultValueFactory = _ => PhononQuery.Methods[0],
    }.OneOf([.. PhononQuery.Methods]);

    private readonly Option<int?> _limit = new Option<int?>("--limit")
    {
        Description = "mp: at most so many materials. Default: all.",
    }.Whole(minimum: 1);

    internal IReadOnlyList<Option> Options => [_key, _ids, _elements, _method, _limit];

    internal MaterialsProjectRequest Read(ParseResult parsed, string? folder, string? address) => new(
        MaterialsProjectKey.Parse(parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable(MaterialsProjectKey.Variable)),
        new PhononQuery
        {
            Ids = [.. Items(parsed.GetValue(_ids))],
            Elements = [.. Items(parsed.GetValue(_elements)).Select(Element.FromSymbol)],
            Method = parsed.GetRequiredValue(_method),
            Limit = parsed.GetValue(_limit),
        },
        folder ?? MaterialsProjectFetching.Name,
        address is null ? MaterialsProjectAddresses.Public : MaterialsProjectAddresses.Of(DataFetching.ParseAddress(address)));

    private static string[] Items(string? list) =>
        list?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
