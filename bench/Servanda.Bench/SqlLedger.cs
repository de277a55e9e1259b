using Microsoft.Data.Sqlite;

namespace Servanda.Bench;

/// <summary>
/// The same record in SQLite, in memory, and the statuses of all commitments by one query. The rule, which is what
/// "uncontested" comes to in this dossier (every denial of an event comes from one side, neither party nor rated): an
/// event is established at the end of the first day reported by a side that has not denied it later for that day or a
/// later one.
/// </summary>
internal sealed class SqlLedger : IDisposable
{
    readonly SqliteConnection _connection = new("Data Source=:memory:");
    readonly SqliteCommand _status;

    public SqlLedger(Row[] rows, int[] due)
    {
        _connection.Open();
        Run("create table entries (fact int, known int, occurred int, verb int, side int)");
        Run("create table commitments (id integer primary key, goal int, upon int, due int)");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "insert into entries values ($f, $k, $o, $v, $s)";
            var p = new[] { "$f", "$k", "$o", "$v", "$s" }
                .Select(n => insert.Parameters.Add(n, SqliteType.Integer))
                .ToArray();
            foreach (var row in rows)
            {
                (p[0].Value, p[1].Value, p[2].Value) = (row.Fact, row.Known, row.Occurred);
                (p[3].Value, p[4].Value) = (row.Denies ? 1 : 0, row.Side);
                insert.ExecuteNonQuery();
            }
            using var duty = _connection.CreateCommand();
            duty.CommandText = "insert into commitments values ($i, $i, $u, $d)";
            var q = new[] { "$i", "$u", "$d" }.Select(n => duty.Parameters.Add(n, SqliteType.Integer)).ToArray();
            for (var i = 0; i < due.Length; i++)
            {
                (q[0].Value, q[1].Value) = (i, i % 2 == 1 ? i - 1 : DBNull.Value);
                q[2].Value = Generated.End(due[i]);
                duty.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Run("create index covering on entries (fact, known, occurred, verb, side)");
        Run("create index denials on entries (fact, side, known, occurred) where verb = 1");
        Run("analyze");
        _status = _connection.CreateCommand();
        _status.CommandText = """
            with established as materialized (
              select fact, min(occurred) as at from entries r
              where verb = 0 and known <= $known and not exists (
                select 1 from entries d
                where d.verb = 1 and d.fact = r.fact and d.side = r.side
                  and d.known > r.known and d.known <= $known and d.occurred >= r.occurred)
              group by fact),
            moments as (
              select c.id, c.due, g.at as goal,
                     case when c.upon is null then -9223372036854775807 else u.at end as inforce
              from commitments c
              left join established g on g.fact = c.goal
              left join established u on u.fact = c.upon)
            select case
              when inforce is null or inforce > $at then 'NotInForce'
              when goal is not null and max(goal, inforce) <= $at
                then case when max(goal, inforce) > max(due, inforce) then 'FulfilledLate' else 'Fulfilled' end
              when max(due, inforce) < $at then 'Overdue'
              else 'Pending' end
            from moments order by id
            """;
        _status.Parameters.Add("$at", SqliteType.Integer);
        _status.Parameters.Add("$known", SqliteType.Integer);
        _status.Prepare();
    }

    public List<string> Statuses(long at, long known)
    {
        (_status.Parameters[0].Value, _status.Parameters[1].Value) = (at, known);
        var statuses = new List<string>();
        using var reader = _status.ExecuteReader();
        while (reader.Read())
            statuses.Add(reader.GetString(0));
        return statuses;
    }

    public string Version => _connection.ServerVersion;

    public void Dispose() => _connection.Dispose();

    void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
