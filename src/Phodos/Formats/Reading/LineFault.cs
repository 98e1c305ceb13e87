namespace Phodos.Formats.Reading;

/// <summary>Places the faults that the domain types find on the line of the file that caused them.</summary>
internal static class LineFault
{
    internal static T At<T>(int line, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (InvalidInputException exception) when (exception.Line is null)
        {
            throw new InvalidInputException(exception.Problem, exception.File, line, exception.InnerException);
        }
    }
}
