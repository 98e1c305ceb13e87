using Phodos.Formats;

namespace Phodos.Tests.Formats;

/// <summary>Small files that users met, each with what must come of it: a refusal, or a crystal and what is said of it.</summary>
public class FieldCaseTests
{
    [Theory]
    [InlineData("f01a-pauling-label-T.cif", "disordered: site 'T'")]
    [InlineData("f01b-pauling-label-Mn.cif", "disordered: site 'Mn'")]
    [InlineData("f01d-pauling-label-D.cif", "disordered: site 'D'")]
    [InlineData("f02a-type-formula.cif", "disordered: site 'M1' holds 'Mn0.648 Fe0.352'")]
    [InlineData("f02c-type-vac.cif", "disordered: site 'Na1' holds 'Na + vac'")]
    [InlineData("f02f-type-CN.cif", "'CN', a group of several atoms")]
    [InlineData("f02h-vca.vasp", "'Si0.5Ge0.5' is no element")]
    [InlineData("f02i-H2O.vasp", "'H2O' is no element")]
    [InlineData("f03a-label-T.cif", "'T1' names no element")]
    [InlineData("f03c-label-Tet.cif", "'Tet1' names no element")]
    [InlineData("f08-counts.vasp", "a further position stands behind the 7 atoms")]
    [InlineData("f10-lammps-types.xyz", "1, 2 look like the types of a simulation")]
    [InlineData("f11-ase-occupancy.xyz", "disordered")]
    [InlineData("f20c-euphonic.json", "Euphonic")]
    public void Is_refused(string file, string problem)
    {
        var path = Locate(file);
        Should.Throw<InvalidInputException>(() => StructureReader.Read(path)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("f02e-type-H2O.cif", "NaO", "hydrogen atoms that the file does not place")]
    [InlineData("f03d-label-HO1.cif", "ClHo", "'HO1 as Ho'")]
    [InlineData("f03e-label-RE.cif", "ClRe", "'RE1 as Re'")]
    [InlineData("f04a-c2c-no-centring.cif", "Cl8Na8", "lack the centring")]
    [InlineData("f04c-fm3m-48-operators.cif", "Cl4Na4", "lack the centring")]
    [InlineData("f04e-multiplicity.cif", "ClNa", "Z 4 of the formula 'Cl Na', not 1")]
    [InlineData("f05a-c-1.cif", "Cl4Na4", "C -1")]
    [InlineData("f05c-p1-number-225.cif", "Cl4Na4", "gives both 'P 1' and '225'")]
    [InlineData("f06a-origin-choice-2.cif", "Fe2O2", "(setting 2)")]
    [InlineData("f06b-anatase-Z4.cif", "O8Ti4", "(setting 2), is taken: it alone agrees")]
    [InlineData("f06d-spinel.cif", "Al16Mg8O32", "(setting 2), is taken: it alone agrees")]
    [InlineData("f07a-D.cif", "H2O", "D is read as hydrogen")]
    [InlineData("f07b-H-mass-2.in", "H2O", "natural masses are used")]
    [InlineData("f07d-masses.json", "H2O", "natural masses are used")]
    [InlineData("f07e-isotope.in", "ClH", "natural masses are used")]
    [InlineData("f09-XDATCAR.vasp", "Cl4Na4", "2 structures")]
    [InlineData("f16-Co-mass-12.in", "CoO", "contradicts the element")]
    [InlineData("f19-Wat.cif", "Ca2H8O4", null)]
    [InlineData("f20a-optimade.json", "ClNa", null)]
    [InlineData("f20b-jarvis.json", "ClNa", null)]
    [InlineData("f21-OH.cif", "OPb", "hydrogen atoms that the file does not place")]
    [InlineData("f21-OH.cif", "OPb", "joined to one O: 'OH2', 'OH'")]
    [InlineData("f22-labels-contradict.vasp", "Cd4Te4", "Te in the list, Se behind its position")]
    public void Is_read_and_what_was_assumed_is_said(string file, string formula, string? warning)
    {
        var read = StructureReader.Read(Locate(file));
        read.Crystal.Formula.ShouldBe(formula);
        if (warning is null)
            read.Warnings.ShouldBeEmpty();
        else
            read.Warnings.ShouldContain(text => text.Contains(warning, StringComparison.Ordinal));
    }

    private static string Locate(string file)
    {
        var path = Path.Combine(SharedFolder.Required, "field-cases", file);
        Assert.SkipUnless(File.Exists(path), $"The shared folder has no field-cases/{file}.");
        return path;
    }
}
