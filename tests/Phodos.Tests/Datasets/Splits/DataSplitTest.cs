using System.Collections.Immutable;
using Phodos.Datasets.Splits;

namespace Phodos.Tests.Datasets.Splits;

public sealed class DataSplitTest
{
    [Fact]
    public void Parts_that_overlap_or_leave_nothing_to_train_on_are_refused()
    {
        Should.Throw<InvalidInputException>(() => new DataSplit("files", 0, [], [0], [1])).Message.ShouldContain("empty");
        Should.Throw<InvalidInputException>(() => new DataSplit("files", 0, [0, 1], [1], [2])).Message.ShouldContain("index 1 stands twice");
        Should.Throw<InvalidInputException>(() => new DataSplit("files", 0, [0, 0], [], [])).Message.ShouldContain("index 0 stands twice");
        Should.Throw<InvalidInputException>(() => new DataSplit("files", 0, [0, -1], [], [])).Message.ShouldContain("-1");
    }

    [Fact]
    public void A_split_fits_only_a_data_set_that_is_large_enough()
    {
        var split = new DataSplit("files", 0, [0, 4], [1], [2]);
        split.RequireFits(5);
        Should.Throw<InvalidInputException>(() => split.RequireFits(4)).Message.ShouldContain("index 4");
    }

    [Fact]
    public void Skipped_rows_leave_the_split_and_the_rows_above_move_down()
    {
        var split = new DataSplit("files", 0, [0, 3, 5], [1, 4], [2, 6]).WithoutRows([1, 5, 2]);
        split.Train.ShouldBe([0, 1]);
        split.Validation.ShouldBe([2]);
        split.Test.ShouldBe([3]);
    }

    [Fact]
    public void Fewer_training_crystals_are_nested_the_same_for_ever_and_others_with_another_seed()
    {
        var split = new DataSplit("elements", 7, [.. Enumerable.Range(10, 50).Reverse()], [0, 1], [2], KeepTogether.Formula);
        var ten = split.WithTrainingLimitedTo(10, seed: 3);
        ten.Train.ShouldBe([26, 28, 30, 32, 35, 40, 46, 49, 53, 54]);
        ten.Train.ShouldBeSubsetOf(split.WithTrainingLimitedTo(30, seed: 3).Train);
        split.WithTrainingLimitedTo(50, seed: 3).Train.ShouldBe(split.Train, ignoreOrder: true);
        split.WithTrainingLimitedTo(10, seed: 4).Train.ShouldNotBe(ten.Train);
        ten.WithTrainingLimitedTo(10, seed: 3).Train.ShouldBe(ten.Train);
        (ten.Rule, ten.Seed, ten.KeepTogether).ShouldBe(("elements", 7, KeepTogether.Formula));
        ten.Validation.ShouldBe(split.Validation);
        ten.Test.ShouldBe(split.Test);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void More_training_crystals_than_there_are_or_none_are_refused(int count) =>
        Should.Throw<InvalidInputException>(() => new DataSplit("files", 0, [0, 1, 2], [3], [4]).WithTrainingLimitedTo(count, seed: 0))
            .Message.ShouldContain($"limited to {count} crystals; it has 3");

    [Fact]
    public void Index_files_are_read_back()
    {
        using var folder = new TemporaryFolder();
        var split = new DataSplit("random", 3, [0, 3, 5], [1, 4], ImmutableArray<int>.Empty);
        SplitFiles.ExistIn(folder.Path).ShouldBeFalse();
        SplitFiles.Write(folder.Path, split);
        SplitFiles.ExistIn(folder.Path).ShouldBeTrue();
        var read = SplitFiles.Read(folder.Path);
        read.Rule.ShouldBe("files");
        ShouldHaveTheParts(read, split);
    }

    [Theory]
    [InlineData("0\n\n2\nx\n", 4, "'x'")]
    [InlineData("0\n-1\n", 2, "'-1'")]
    [InlineData("0\n1.0\n", 2, "'1.0'")]
    [InlineData("0\n99999999999\n", 2, "99999999999")]
    [InlineData("0\n7\n7\n", 3, "idx_train.txt:2")]
    public void A_faulty_line_of_an_index_file_is_named(string train, int line, string problem)
    {
        using var folder = new TemporaryFolder();
        SplitFiles.Write(folder.Path, new DataSplit("files", 0, [0], [8], [9]));
        File.WriteAllText(folder.File("idx_train.txt"), train);
        var fault = Should.Throw<InvalidInputException>(() => SplitFiles.Read(folder.Path));
        fault.File.ShouldBe(folder.File("idx_train.txt"));
        fault.Line.ShouldBe(line);
        fault.Problem.ShouldContain(problem);
    }

    [Fact]
    public void A_missing_index_file_is_named()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<InvalidInputException>(() => SplitFiles.Read(folder.Path)).Message.ShouldContain("idx_train.txt");
    }

    [Fact]
    public void A_split_in_JSON_keeps_its_rule_and_seed()
    {
        using var folder = new TemporaryFolder();
        var split = SplitRules.Random(50, 7);
        SplitJson.Write(folder.File("split.json"), split);
        var read = SplitJson.Read(folder.File("split.json"));
        read.Rule.ShouldBe("random");
        read.Seed.ShouldBe(7);
        ShouldHaveTheParts(read, split);
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"rule\": \"random\", \"seed\": 1}")]
    [InlineData("{\"rule\": null, \"seed\": 1, \"train\": [0], \"validation\": [], \"test\": []}")]
    [InlineData("{\"rule\": \"random\", \"seed\": 1, \"train\": [0], \"validation\": [0], \"test\": []}")]
    [InlineData("{\"rule\": \"random\", \"seed\": 1, \"train\": [1.5], \"validation\": [], \"test\": []}")]
    public void JSON_that_is_no_split_is_refused_with_its_file(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("split.json"), json);
        Should.Throw<InvalidInputException>(() => SplitJson.Read(folder.File("split.json"))).File.ShouldBe(folder.File("split.json"));
    }

    private static void ShouldHaveTheParts(DataSplit actual, DataSplit expected)
    {
        actual.Train.ShouldBe(expected.Train);
        actual.Validation.ShouldBe(expected.Validation);
        actual.Test.ShouldBe(expected.Test);
    }
}
