using System.Globalization;

namespace Phodos.Reports.Tests;

/// <summary>Runs code where every number looks different.</summary>
internal static class HostileCulture
{
    internal static T Run<T>(Func<T> code)
    {
        var before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = hostile;
            return code();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
