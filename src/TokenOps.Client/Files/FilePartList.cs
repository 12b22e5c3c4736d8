using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>
/// The files of a property that takes one or several. A single <see cref="FilePart"/> can be assigned as it is. Not
/// safe to change while a request that uses it is being sent.
/// </summary>
public sealed class FilePartList : Collection<FilePart>
{
    /// <summary>Creates an empty list.</summary>
    public FilePartList()
    {
    }

    /// <summary>Creates a list of these files, in their order.</summary>
    /// <exception cref="System.ArgumentNullException">The argument or one of its items is null.</exception>
    public FilePartList(IEnumerable<FilePart> files)
    {
        Argument.NotNull(files, nameof(files));
        foreach (var file in files)
            Add(file);
    }

    /// <summary>Makes a list of one file; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(file))]
    public static implicit operator FilePartList?(FilePart? file) => file is null ? null : new FilePartList { file };

    /// <summary>Makes a list of these files; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(files))]
    public static implicit operator FilePartList?(FilePart[]? files) => files is null ? null : new FilePartList(files);

    /// <summary>Makes a list of these files; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(files))]
    public static implicit operator FilePartList?(List<FilePart>? files) => files is null ? null : new FilePartList(files);

    /// <inheritdoc/>
    /// <exception cref="System.ArgumentNullException">The item is null.</exception>
    protected override void InsertItem(int index, FilePart item)
    {
        Argument.NotNull(item, nameof(item));
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    /// <exception cref="System.ArgumentNullException">The item is null.</exception>
    protected override void SetItem(int index, FilePart item)
    {
        Argument.NotNull(item, nameof(item));
        base.SetItem(index, item);
    }
}
