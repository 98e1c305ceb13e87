using System.Text.Json;
using Phodos.Crystals;

namespace Phodos.Formats.PhononFiles;

/// <summary>Vectors as JSON arrays of three numbers.</summary>
internal static class JsonVector
{
    internal static void Write(Utf8JsonWriter json, Vector3D vector)
    {
        json.WriteStartArray();
        json.WriteNumberValue(vector.X);
        json.WriteNumberValue(vector.Y);
        json.WriteNumberValue(vector.Z);
        json.WriteEndArray();
    }
}
