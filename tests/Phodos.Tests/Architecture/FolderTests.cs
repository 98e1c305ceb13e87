namespace Phodos.Tests.Architecture;

/// <summary>The house stands: folders depend on each other in one direction alone, and upper ones on lower ones.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("Phodos")]
    [InlineData("Phodos.Learning")]
    [InlineData("Phodos.Reports")]
    [InlineData("Phodos.Web")]
    [InlineData("Phodos.Cli")]
    public void No_folder_leads_back_to_itself(string project)
    {
        var folders = SourceFolders.OfProject(project);
        folders.Arrows.ShouldNotBeEmpty();
        folders.Cycle().ShouldBeNull();
    }

    [Theory]
    [InlineData("Phodos", "Units", "Crystals", "Spectra", "LatticeDynamics", "Formats", "Datasets")]
    [InlineData(
        "Phodos.Learning",
        "Runtime",
        "Graphs",
        "Targets",
        "Layers",
        "Equivariant",
        "Weights",
        "Models",
        "Evaluation",
        "Calibration",
        "Training",
        "Prediction",
        "Experiments")]
    [InlineData("Phodos.Web", "Content", "Batching", "Serving", "Models", "Runs", "Endpoints", "Hosting")]
    public void No_arrow_points_up(string project, params string[] fromTheLowest) =>
        SourceFolders.OfProject(project).ArrowUp(fromTheLowest).ShouldBeNull();

    [Fact]
    public void The_pair_that_makes_a_cycle_is_named()
    {
        var folders = SourceFolders.Of(
            "P",
            ("A.cs", "using P.Low;\nnamespace P.High;\npublic class A { Low.B? b; /* names */ B? c; }"),
            ("B.cs", "using P.High;\nnamespace P.Low;\ninternal sealed record B(A A);"),
            ("C.cs", "namespace P.Low.Inner;\npublic interface C { }"));
        folders.Cycle().ShouldBe("High → Low (A.cs names B); Low → High (B.cs names A)");
        folders.ArrowUp("Low", "High").ShouldBe("Low → High (B.cs names A)");
    }

    [Fact]
    public void What_is_said_in_comments_and_texts_is_no_arrow() => SourceFolders.Of(
        "P",
        ("A.cs", "using P.Low;\nnamespace P.High;\n// B\npublic class A { string s = \"B\"; }"),
        ("B.cs", "namespace P.Low;\npublic class B { }")).Arrows.ShouldBeEmpty();
}
