namespace TokenOps.ChangeReport.Wire;

/// <summary>One named element of a message: its method, address, a header, a part, a member.</summary>
/// <param name="Name">What it is, such as <c>header Accept</c> or <c>part prompt</c>; the same name may stand several times.</param>
/// <param name="Value">Its value.</param>
internal sealed record MessageElement(string Name, string Value);
