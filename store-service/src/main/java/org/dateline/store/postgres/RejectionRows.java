package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.dateline.database.sql.MultiRowStatement;

/// The table `rejection`.
public final class RejectionRows {

    private static final MultiRowStatement<RejectionRow> INSERT =
            new MultiRowStatement<>(
                    """
                    insert into rejection (topic, partition, record_offset, claim, record, reason,
                        stage, detail, rejected_at)
                    select topic, partition::int, record_offset, claim, record, reason, stage,
                        detail, rejected_at::timestamptz
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as new (topic, partition,
                        record_offset, claim, record, reason, stage, detail, rejected_at)
                    order by topic collate "C", partition, record_offset
                    on conflict do nothing
                    """,
                    text(RejectionRow::topic),
                    number(row -> (long) row.partition()),
                    number(RejectionRow::offset),
                    text(RejectionRow::claim),
                    number(RejectionRow::record),
                    text(RejectionRow::reason),
                    text(RejectionRow::stage),
                    text(RejectionRow::detail),
                    text(row -> row.rejectedAt().toString()));

    private final DataSource dataSource;

    public RejectionRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Writes those that are not there yet.
    public void write(List<RejectionRow> rows) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            INSERT.execute(connection, rows);
        }
    }
}
