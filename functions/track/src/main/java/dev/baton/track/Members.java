package dev.baton.track;

import dev.baton.track.crm.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Memberships of campaigns that are to be read: events of changes do not say whose a membership is. */
record Members(Optional<Reader> reader, Kept kept) {
    void read(List<Agenda.OfMember> unread) {
        if (reader.isEmpty()) {
            unread.forEach(member -> kept.keep(
                    "CampaignMember " + member.member, "changed, and no org is connected to ask whose it is"));
            return;
        }
        Map<String, Reader.MemberRow> rows =
                reader
                        .get()
                        .members(unread.stream().map(member -> member.member).toList())
                        .stream()
                        .collect(Collectors.toMap(Reader.MemberRow::id, row -> row, (one, _) -> one));
        for (Agenda.OfMember member : unread) {
            Optional.ofNullable(rows.get(member.member)).ifPresent(row -> found(member, row));
        }
    }

    /** What was read of a membership. */
    static void found(Agenda.OfMember member, Reader.MemberRow row) {
        member.who = row.who();
        if (member.status.isEmpty()) {
            member.status = row.status();
            member.at = row.modified();
        }
    }
}
