using System;

namespace TokenOps.Runtime;

/// <summary>Sets of kinds of JSON values.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Object = 8,
    Array = 16,
    Any = Text | Number | Boolean | Object | Array,
}
