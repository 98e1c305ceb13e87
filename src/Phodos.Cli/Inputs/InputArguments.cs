using System.CommandLine;
using Phodos.Cli.Console;

namespace Phodos.Cli.Inputs;

/// <summary>The files that a command is given: as arguments, and as the lines of a file.</summary>
internal sealed class InputArguments
{
    private readonly Argument<string[]> _files = new Argument<string[]>("file")
    {
        Description = "Files, folders (searched without their subfolders), patterns such as 'cifs/**/*.cif', and - for standard input. Files of "
            + "many structures are read as streams: tar archives (.tar, .tar.gz, .tgz, .tar.xz) of structure files, JSON lines (.jsonl, .ndjson, "
            + "also .gz and .xz) and Parquet tables.",
        Arity = ArgumentArity.ZeroOrMore,
    }.WithoutOptions();

    private readonly Option<string?> _list = new("--files-from")
    {
        Description = "A text file with the path of a file a line, taken as it is; - for standard input.",
        HelpName = "file",
    };

    internal Argument<string[]> Argument => _files;

    internal Option Option => _list;

    /// <summary>Adds them to a command, which wants one of them.</summary>
    internal void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_list);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_files) is null or [] && result.GetValue(_list) is null)
                result.AddError("no file is named; give files, folders or patterns, or a list of them by --files-from");
        });
    }

    internal InputRequest Read(ParseResult parsed) => new(parsed.GetValue(_files) ?? [], parsed.GetValue(_list));
}
