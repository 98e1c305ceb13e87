namespace Phodos;

/// <summary>
/// What the user gave cannot be used. The message is one line that says what is wrong and how to mend it;
/// <see cref="File"/> and <see cref="Line"/> say where. The command line prints it and exits with 2.
/// Whatever stands in the file or its name, the message is printable (<see cref="PrintableText"/>).
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <param name="message">What is wrong and how to mend it, on one line.</param>
    /// <param name="file">The file at fault, when there is one.</param>
    /// <param name="line">The line of the file, counted from 1, when it is known.</param>
    /// <param name="innerException">The cause, when another library found the fault.</param>
    public InvalidInputException(string message, string? file = null, int? line = null, Exception? innerException = null)
        : base(PrintableText.Of(Locate(message, file, line)), innerException)
    {
        Problem = PrintableText.Of(message);
        File = file;
        Line = line;
    }

    /// <summary>The message without the place.</summary>
    public string Problem { get; }

    /// <summary>The file at fault, or null.</summary>
    public string? File { get; }

    /// <summary>The line of the file, counted from 1, or null.</summary>
    public int? Line { get; }

    /// <summary>The same fault, placed in a file.</summary>
    public InvalidInputException InFile(string file) => File is null ? new(Problem, file, Line, InnerException) : this;

    private static string Locate(string message, string? file, int? line) => (file, line) switch
    {
        (null, null) => message,
        (null, _) => $"line {line}: {message}",
        (_, null) => $"{file}: {message}",
        _ => $"{file}:{line}: {message}",
    };
}
