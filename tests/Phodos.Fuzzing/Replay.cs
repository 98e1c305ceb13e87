namespace Phodos.Fuzzing;

/// <summary>Runs one input again, to see what a finding was.</summary>
internal static class Replay
{
    internal static string Describe(string format, byte[] content)
    {
        try
        {
            return ReaderTarget.Read(format, content) is { } structure ? $"read {structure.Crystal.Formula}" : "refused";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }
}
