using System.CommandLine;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Phodos.Cli.Console;
using Phodos.Learning;
using Phodos.Learning.Training;
using Phodos.Reports.Inspection;
using Phodos.Web.Hosting;

namespace Phodos.Cli.Tests.Console;

/// <summary>The library names remedies as things, and the command says by which option each is asked for.</summary>
public sealed partial class OptionWordsTest
{
    public static TheoryData<string> Libraries =>
    [
        .. new[] { typeof(Remedies), typeof(RunFolder), typeof(InspectedFile), typeof(PhodosServer) }.Select(type => type.Assembly.Location),
    ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_text_of_a_library_names_an_option(string assembly) =>
        Texts(assembly).Where(text => OptionName().IsMatch(text)).ShouldBeEmpty();

    [Fact]
    public void Every_remedy_has_options_and_every_option_is_one_of_a_command()
    {
        OptionWords.Options.Keys.ShouldBe(
            [.. Constants(typeof(Remedies)), .. Constants(typeof(LearningRemedies))], ignoreOrder: true);
        var known = All(PhodosCommand.Create()).SelectMany(command => command.Options)
            .SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
        var named = OptionWords.Options.Values.SelectMany(words => words.Split(", ")).Select(words => words.Split(' ')[0]);
        named.ShouldAllBe(option => known.Contains(option));
    }

    [Fact]
    public void No_remedy_is_a_part_of_another() => OptionWords.Options.Keys
        .ShouldAllBe(remedy => OptionWords.Options.Keys.Count(other => other.Contains(remedy, StringComparison.Ordinal)) == 1);

    [Fact]
    public void The_option_stands_behind_the_remedy_wherever_it_is_told() =>
        OptionWords.In($"row 3: it diverges; {LearningRemedies.LowerLearningRate} or {LearningRemedies.ClipGradients}, and look")
            .ShouldBe("row 3: it diverges; lower the learning rate (--learning-rate) or clip the gradients (--gradient-clip), and look");

    // All text literals of an assembly, also the pieces of interpolated ones.
    private static List<string> Texts(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        List<string> texts = [];
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            texts.Add(metadata.GetUserString(handle));
        texts.Count.ShouldBeGreaterThan(100);
        return texts;
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    // What is said of the output of the command itself, as in "phodos predict --json", names no remedy.
    [GeneratedRegex("(?<!phodos [a-z-]+ )(?<![\\w-])--[a-z]")]
    private static partial Regex OptionName();
}
