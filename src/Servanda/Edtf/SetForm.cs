using System.Collections.ObjectModel;
using System.Text;

namespace Servanda.Edtf;

/// <summary>One of several dates, or all of them.</summary>
internal sealed class SetForm : EdtfForm
{
    private SetForm(ReadOnlyCollection<EdtfSetMember> members) => Members = members;

    public IReadOnlyList<EdtfSetMember> Members { get; }

    public static SetForm Create(EdtfKind kind, List<EdtfSetMember> members)
    {
        var text = new StringBuilder();
        var (first, last) = (CivilDay.End, CivilDay.Beginning);
        var qualification = Qualification.None;
        foreach (var member in members)
        {
            text.Append(text.Length == 0 ? (kind == EdtfKind.OneOf ? '[' : '{') : ',');
            text.Append(member.From).Append(member.IsSingle ? "" : "..");
            text.Append(member.IsSingle ? null : member.Until);

            var memberFirst = member.From?.Form.First ?? CivilDay.Beginning;
            var memberLast = member.Until?.Form.Last ?? CivilDay.End;
            first = memberFirst < first ? memberFirst : first;
            last = memberLast > last ? memberLast : last;
            qualification |= member.From?.Form.Qualification ?? 0;
            qualification |= member.Until?.Form.Qualification ?? 0;
        }

        return new SetForm(members.AsReadOnly())
        {
            Kind = kind,
            Level = 2,
            Qualification = qualification,
            Text = text.Append(kind == EdtfKind.OneOf ? ']' : '}').ToString(),
            First = first,
            Last = last,
        };
    }
}
