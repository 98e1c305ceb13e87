using System.Text.Json;

namespace Phodos.Cli.Tests.Support;

/// <summary>A JSON file that the program wrote.</summary>
internal static class JsonFile
{
    internal static JsonElement Read(params string[] path) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(path)));
}
