namespace Phodos.Tests.Formats;

/// <summary>The parts of a vasprun.xml that a structure is read from: a relaxation of rock salt in two steps.</summary>
internal static class VasprunSample
{
    internal static string RockSalt { get; } = Text([Structure(2.8), Structure(2.82)], Structure(2.82));

    internal static string Text(string[] steps, string final) => $"""
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <modeling>
         <generator><i name="program" type="string">vasp </i></generator>
         <atominfo>
          <atoms>       2 </atoms>
          <types>       2 </types>
          <array name="atoms" >
           <dimension dim="1">ion</dimension>
           <field type="string">element</field>
           <field type="int">atomtype</field>
           <set><rc><c>Na</c><c>   1</c></rc><rc><c>Cl</c><c>   2</c></rc></set>
          </array>
          <array name="atomtypes" >
           <dimension dim="1">type</dimension>
           <field type="int">atomspertype</field>
           <field type="string">element</field>
           <set>
            <rc><c>   1</c><c>Na</c><c>     22.99000000</c><c>      1.00000000</c><c>  PAW_PBE Na 08Apr2002</c></rc>
            <rc><c>   1</c><c>Cl</c><c>     35.45300000</c><c>      7.00000000</c><c>  PAW_PBE Cl 06Sep2000</c></rc>
           </set>
          </array>
         </atominfo>
         <structure name="initialpos" >{Structure(2.8)}</structure>
         {string.Concat(steps.Select(step => $"<calculation><structure>{step}</structure><varray name=\"forces\"><v>0 0 0</v><v>0 0 0</v></varray></calculation>"))}
         <structure name="finalpos" >{final}</structure>
        </modeling>
        """;

    internal static string Structure(double half) => FormattableString.Invariant($"""
        <crystal><varray name="basis" ><v>0.0 {half} {half} </v><v>{half} 0.0 {half} </v><v>{half} {half} 0.0 </v></varray>
        <varray name="rec_basis" ><v>1 0 0</v><v>0 1 0</v><v>0 0 1</v></varray></crystal>
        <varray name="positions" ><v>0.0 0.0 0.0</v><v>0.5 0.5 0.5</v></varray>
        """);
}
