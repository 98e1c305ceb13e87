using System.Text.Json;
using Phodos.Learning;

namespace Phodos.Web.Serving;

/// <summary>How the API writes JSON: as the command line does, on one line.</summary>
internal static class ApiJson
{
    internal static JsonSerializerOptions Options { get; } = new(LearningJson.Options) { WriteIndented = false };
}
