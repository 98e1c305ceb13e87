namespace Phodos.Web.Serving;

/// <summary>Names the members of a request beside the remedies that the library tells.</summary>
internal static class ParameterWords
{
    /// <summary>A message of the library as the server says it.</summary>
    internal static string In(string message) =>
        message.Replace(Remedies.NameUnit, Remedies.NameUnit + " (unit)", StringComparison.Ordinal);
}
