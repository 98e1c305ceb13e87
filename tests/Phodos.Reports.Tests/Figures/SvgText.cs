using System.Xml.Linq;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

internal static class SvgText
{
    /// <summary>All drawn texts, each on a line of its own.</summary>
    internal static string Of(Figure figure) => string.Join('\n', XDocument.Parse(figure.ToSvg()).Descendants()
        .Where(element => element.Name.LocalName == "text")
        .Select(element => element.Value.Trim()));
}
