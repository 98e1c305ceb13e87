using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies an ELF library, replacing its need of GLIBCXX_3.4.32 by GLIBCXX_3.4.30. See TorchSharp.targets for why that is right.
/// A library without that need, or that does not need GLIBCXX_3.4.30 as well, is copied as it is.
/// </summary>
public sealed class RelaxGlibcxxNeed : Task
{
    private const string TooNew = "GLIBCXX_3.4.32";
    private const string Widespread = "GLIBCXX_3.4.30";
    private const uint VersionNeedSection = 0x6ffffffe;

    private byte[] _image;

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        _image = File.ReadAllBytes(Source);
        var isElf64 = _image.Length > 64 && _image[0] == 0x7f && _image[1] == 'E' && _image[2] == 'L' && _image[3] == 'F' && _image[4] == 2;
        if (isElf64)
            RelaxEverySection();

        if (!File.Exists(Destination) || !File.ReadAllBytes(Destination).SequenceEqual(_image))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Destination));
            File.WriteAllBytes(Destination, _image);
        }

        return true;
    }

    // Offsets are those of Elf64_Ehdr, Elf64_Shdr, Elf64_Verneed and Elf64_Vernaux (System V gABI and the LSB).
    private void RelaxEverySection()
    {
        var headers = (int)BitConverter.ToInt64(_image, 0x28);
        int headerSize = BitConverter.ToUInt16(_image, 0x3a), headerCount = BitConverter.ToUInt16(_image, 0x3c);
        for (var index = 0; index < headerCount; index++)
        {
            var header = headers + index * headerSize;
            if (BitConverter.ToUInt32(_image, header + 4) != VersionNeedSection)
                continue;
            var linked = headers + (int)BitConverter.ToUInt32(_image, header + 0x28) * headerSize;
            var strings = (int)BitConverter.ToInt64(_image, linked + 0x18);
            var need = (int)BitConverter.ToInt64(_image, header + 0x18);
            for (var count = BitConverter.ToUInt32(_image, header + 0x2c); count > 0; count--)
            {
                RelaxLibrary(need, strings);
                need += (int)BitConverter.ToUInt32(_image, need + 12);
            }
        }
    }

    private void RelaxLibrary(int need, int strings)
    {
        int tooNew = -1, widespread = -1;
        var version = need + (int)BitConverter.ToUInt32(_image, need + 8);
        for (int count = BitConverter.ToUInt16(_image, need + 2); count > 0; count--)
        {
            var name = StringAt(strings + (int)BitConverter.ToUInt32(_image, version + 8));
            if (name == TooNew) tooNew = version;
            if (name == Widespread) widespread = version;
            version += (int)BitConverter.ToUInt32(_image, version + 12);
        }

        if (tooNew < 0 || widespread < 0)
            return;
        Array.Copy(_image, widespread, _image, tooNew, 4);
        Array.Copy(_image, widespread + 8, _image, tooNew + 8, 4);
        Log.LogMessage("{0}: {1} is no longer needed, {2} is enough", Path.GetFileName(Source), TooNew, Widespread);
    }

    private string StringAt(int offset)
    {
        var end = Array.IndexOf(_image, (byte)0, offset);
        return Encoding.ASCII.GetString(_image, offset, end - offset);
    }
}
