/* sal-alignment-activation-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-area-measures.h"
#include "sal-bulk.h"
#include "sal-conversion.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

/* Loads what the plan of an activation is made from, and writes what it says. */

typedef struct
{
  SalConnection *connection;
  const SalAlignmentRequest *request;
  SalExchangeRates *rates;
  SalActivationBook *book;
} Loader;

typedef void (*AddRow) (Loader *self, sqlite3_stmt *statement);

/* ?1 is the alignment, ?2 the one it replaces, ?3 the day */
static gboolean
load_rows (Loader *self, const char *sql, AddRow add, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  char day[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, self->book->alignment);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, self->book->replaced);
  if (sqlite3_bind_parameter_count (statement) > 2)
    sal_statement_bind_text (statement, 3, sal_date_write_iso (self->book->day, day));
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

static gint32
day_at (sqlite3_stmt *statement, int column, gint32 otherwise)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : otherwise;
}

static gint64
share_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) != SQLITE_NULL
             ? sqlite3_column_int64 (statement, column)
             : SAL_RATE_ONE;
}

static void
add_coverage (Loader *self, sqlite3_stmt *statement)
{
  SalCoverageSpan span = { .id = sqlite3_column_int64 (statement, 0),
                           .account = sqlite3_column_int64 (statement, 1),
                           .position = sqlite3_column_int64 (statement, 2),
                           .share = share_at (statement, 3),
                           .first = day_at (statement, 4, SAL_DATE_NONE),
                           .last = day_at (statement, 5, SAL_COVERAGE_OPEN),
                           .is_primary = sqlite3_column_int (statement, 6) };

  g_array_append_val (self->book->coverage, span);
}

static void
add_opportunity (Loader *self, sqlite3_stmt *statement)
{
  SalActivationOpportunity opportunity = { .id = sqlite3_column_int64 (statement, 0),
                                           .account = sqlite3_column_int64 (statement, 1),
                                           .owner = sqlite3_column_int64 (statement, 2) };
  gint64 amount = sqlite3_column_int64 (statement, 3);
  const char *currency = (const char *) sqlite3_column_text (statement, 4);

  /* what has no rate is not in the facts either */
  if (currency == NULL || g_strcmp0 (currency, self->request->currency) == 0)
    opportunity.amount = amount;
  else if (!sal_exchange_rates_convert (self->rates,
                                        amount,
                                        currency,
                                        self->request->currency,
                                        day_at (statement, 5, self->request->as_of),
                                        &opportunity.amount))
    opportunity.amount = 0;
  g_array_append_val (self->book->opportunities, opportunity);
}

static void
add_name (Loader *self, sqlite3_stmt *statement)
{
  SalActivationName name = { .account = sqlite3_column_int64 (statement, 0),
                             .territory = sqlite3_column_int64 (statement, 1),
                             .share = share_at (statement, 2),
                             .until = day_at (statement, 3, SAL_DATE_NONE) };

  g_array_append_val (self->book->names, name);
}

static void
add_owner (Loader *self, sqlite3_stmt *statement)
{
  SalActivationOwner owner = { sqlite3_column_int64 (statement, 0),
                               sqlite3_column_int64 (statement, 1) };

  g_array_append_val (self->book->owners, owner);
}

static void
add_position (Loader *self, sqlite3_stmt *statement)
{
  gint64 position = sqlite3_column_int64 (statement, 0);

  g_array_append_val (self->book->sales_force, position);
}

/* Those that have territories here, or had, and those of their roles that no other sales force has
 * on that day;
 * without a role nothing says that a position is of the same kind. */
#define SALES_FORCE                                                                                \
  "WITH own (position) AS (SELECT position FROM territory WHERE alignment IN (?1, ?2)"             \
  " AND level = 'territory' AND position IS NOT NULL)"                                             \
  " SELECT position FROM own UNION SELECT id FROM position"                                        \
  " WHERE role IN (SELECT role FROM position WHERE id IN own)"                                     \
  " AND id NOT IN (SELECT t.position FROM alignment a JOIN territory t ON t.alignment = a.id"      \
  " WHERE (a.status = 'active' AND coalesce (a.valid_from, '') <= ?3"                              \
  " OR a.status = 'archived' AND a.valid_from <= ?3 AND a.valid_to >= ?3)"                         \
  " AND t.level = 'territory' AND t.position IS NOT NULL"                                          \
  " AND coalesce (a.sales_force, '') <>"                                                           \
  " (SELECT coalesce (sales_force, '') FROM alignment WHERE id = ?1))"

static gboolean
load_book (Loader *self, GError **error)
{
  SalActivationBook *book = self->book;

  book->ownership = sal_ownership_load (self->connection, error);
  self->rates = book->ownership != NULL
                    ? sal_exchange_rates_load (self->connection, self->request->calendar, error)
                    : NULL;

  return self->rates != NULL &&
         load_rows (self,
                    "SELECT id, account, position, share, valid_from, valid_to,"
                    " credit = 'primary' FROM coverage WHERE account IS NOT NULL"
                    " AND credit IN ('primary', 'split') ORDER BY id",
                    add_coverage,
                    error) &&
         load_rows (self,
                    "SELECT o.id, o.account, o.owner, o.amount, o.currency, o.close_date"
                    " FROM stage s CROSS JOIN opportunity o ON o.stage = s.id"
                    " WHERE s.status = 'open' AND o.account IS NOT NULL ORDER BY o.id",
                    add_opportunity,
                    error) &&
         load_rows (self,
                    "SELECT account, territory, share, holdover_until FROM territory_account"
                    " WHERE alignment = ?1 ORDER BY id",
                    add_name,
                    error) &&
         load_rows (
             self, "SELECT id, owner FROM account WHERE owner IS NOT NULL", add_owner, error) &&
         load_rows (self, SALES_FORCE, add_position, error);
}

/* --- what it replaces --- */

typedef struct
{
  gint64 id;
  char *name;
  gint32 since;
} Replaced;

static void
replaced_clear (Replaced *self)
{
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replaced, replaced_clear)

/* The other alignment of the same sales force that is in force; of none, those of none. */
static gboolean
find_replaced (SalConnection *connection, gint64 alignment, Replaced *replaced, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT o.id, o.name, o.valid_from FROM alignment a JOIN alignment o ON o.id <> a.id"
      " AND coalesce (o.sales_force, '') = coalesce (a.sales_force, '') AND o.status = 'active'"
      " WHERE a.id = ?1 ORDER BY o.valid_from DESC, o.id LIMIT 1",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, alignment);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      replaced->id = sqlite3_column_int64 (statement, 0);
      replaced->name = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      replaced->since = day_at (statement, 2, SAL_DATE_NONE);
    }

  return TRUE;
}

static gboolean
set_too_early (const char *name, gint32 since, GError **error)
{
  char day[SAL_DATE_BUFFER];

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: the name of an alignment, and the day since which it is in force */
               _ ("“%s” is in force from %s: choose a later day"),
               name,
               sal_date_write_iso (since, day));

  return FALSE;
}

/* --- the plan --- */

/**
 * sal_alignment_activation_load:
 * @connection: a connection of the main store
 * @request: which alignment, what its figures follow from, and the day on which it is to take
 *   effect
 * @facts: (nullable): what accounts are worth, %NULL if the revenue that moves need not be known
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds what it would do that an alignment takes effect on a day. That of any status can be asked
 * about; one that is in force already shows what has come up since.
 *
 * Returns: (transfer full): the plan, or %NULL with %SAL_STORE_ERROR_INVALID if what is in force
 *   is not from before that day, with another %SAL_STORE_ERROR, or if cancelled
 */
SalAlignmentActivation *
sal_alignment_activation_load (SalConnection *connection,
                               const SalAlignmentRequest *request,
                               SalFacts *facts,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_auto (SalActivationBook) book = { 0 };
  g_auto (Replaced) replaced = { .since = SAL_DATE_NONE };
  g_autoptr (SalExchangeRates) rates = NULL;
  Loader loader = { connection, request, NULL, &book };
  gboolean ok;

  sal_activation_book_init (&book);
  if (!find_replaced (connection, request->alignment, &replaced, error))
    return NULL;
  if (replaced.since != SAL_DATE_NONE && replaced.since >= request->as_of)
    return (set_too_early (replaced.name, replaced.since, error), NULL);

  book.alignment = request->alignment;
  book.replaced = replaced.id;
  book.day = request->as_of;
  book.design = sal_alignment_load (connection, request, unknown, error);
  if (book.design == NULL)
    return NULL;
  if (facts != NULL)
    sal_area_measures_value_accounts (book.design, facts);
  ok = load_book (&loader, error);
  rates = loader.rates;

  return ok ? sal_alignment_activation_new (&book, cancellable, error) : NULL;
}

/* --- writing it --- */

typedef struct
{
  SalConnection *connection;
  SalBulk *bulk;
  sqlite3_stmt *end;
  sqlite3_stmt *remove;
  GHashTable *roles; /* of gint64 to char *: by position */
} Writer;

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->bulk, sal_bulk_free);
  g_clear_pointer (&self->end, sal_statement_done);
  g_clear_pointer (&self->remove, sal_statement_done);
  g_clear_pointer (&self->roles, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static const char *const inserted[] = { "account", "position",   "role",    "credit",
                                        "share",   "valid_from", "valid_to" };

static SalBulk *
create_bulk (SalTransaction *transaction, GError **error)
{
  guint fields[G_N_ELEMENTS (inserted)];

  for (gsize i = 0; i < G_N_ELEMENTS (inserted); i++)
    fields[i] =
        (guint) (sal_kind_find_field (&sal_coverage_kind, inserted[i]) - sal_coverage_kind.fields);

  return sal_bulk_new (transaction, &sal_coverage_kind, fields, G_N_ELEMENTS (inserted), error);
}

static gboolean
load_roles (Writer *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection, "SELECT id, role FROM position WHERE role IS NOT NULL", error);
  gboolean row;

  self->roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (statement == NULL)
    return FALSE;
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return TRUE;
      g_hash_table_insert (self->roles,
                           g_memdup2 (&id, sizeof id),
                           g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }

  return FALSE;
}

static gboolean
run (Writer *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row, ok = sal_connection_step (self->connection, statement, &row, error);

  sqlite3_reset (statement);

  return ok;
}

static gboolean
insert (Writer *self, const SalCoverageSpan *span, GError **error)
{
  const char *role = g_hash_table_lookup (self->roles, &span->position);
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  const SalValue values[G_N_ELEMENTS (inserted)] = {
    SAL_VALUE_INTEGER (span->account),
    SAL_VALUE_INTEGER (span->position),
    role != NULL ? sal_value_borrow_text (role) : SAL_VALUE_NULL,
    sal_value_borrow_text (span->is_primary ? "primary" : "split"),
    SAL_VALUE_INTEGER (span->share),
    sal_value_borrow_text (sal_date_write_iso (span->first, first)),
    span->last != SAL_COVERAGE_OPEN ? sal_value_borrow_text (sal_date_write_iso (span->last, last))
                                    : SAL_VALUE_NULL,
  };

  return sal_bulk_insert (self->bulk, sal_id_new (), values, error);
}

static gboolean
write_one (Writer *self, const SalCoverageWrite *write, GError **error)
{
  char day[SAL_DATE_BUFFER];

  switch (write->type)
    {
    case SAL_COVERAGE_END:
      sqlite3_bind_int64 (self->end, 1, write->span.id);
      sal_statement_bind_text (self->end, 2, sal_date_write_iso (write->span.last, day));
      return run (self, self->end, error);
    case SAL_COVERAGE_DELETE:
      sqlite3_bind_int64 (self->remove, 1, write->span.id);
      return run (self, self->remove, error);
    case SAL_COVERAGE_INSERT:
    default:
      return insert (self, &write->span, error);
    }
}

static gboolean
write_coverage (SalTransaction *transaction,
                const SalAlignmentActivation *plan,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Writer) writer = { .connection = sal_transaction_get_connection (transaction) };

  writer.bulk = create_bulk (transaction, error);
  writer.end = writer.bulk != NULL
                   ? sal_connection_prepare (writer.connection,
                                             "UPDATE coverage SET valid_to = ?2 WHERE id = ?1",
                                             error)
                   : NULL;
  writer.remove =
      writer.end != NULL
          ? sal_connection_prepare (writer.connection, "DELETE FROM coverage WHERE id = ?1", error)
          : NULL;
  if (writer.remove == NULL || !load_roles (&writer, error))
    return FALSE;

  for (guint i = 0; i < plan->writes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_one (&writer, &g_array_index (plan->writes, SalCoverageWrite, i), error))
        return FALSE;
    }

  return sal_bulk_finish (writer.bulk, error);
}

/* What was in force ends the day before, and is archived. */
static gboolean
archive_replaced (SalTransaction *transaction, const SalAlignmentActivation *plan, GError **error)
{
  g_autoptr (SalRecord) replaced = NULL;

  if (plan->replaced == 0)
    return TRUE;
  replaced = sal_transaction_load (transaction, &sal_alignment_kind, plan->replaced, error);
  if (replaced == NULL)
    return FALSE;
  sal_record_set_text (replaced, "status", SAL_ALIGNMENT_ARCHIVED);
  sal_record_set_date (replaced, "valid_to", plan->day - 1);

  return sal_transaction_update (transaction, replaced, error);
}

static gboolean
expect_approved (SalRecord *alignment, gint32 day, GError **error)
{
  const char *status = sal_record_get_text (alignment, "status");
  const char *name = sal_record_get_text (alignment, "name");
  gint32 since = sal_record_get_date (alignment, "valid_from");

  if (g_str_equal (status, SAL_ALIGNMENT_APPROVED))
    return TRUE;
  if (g_str_equal (status, SAL_ALIGNMENT_ACTIVE))
    return since == SAL_DATE_NONE || since <= day || set_too_early (name, since, error);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: the name of an alignment, and its status: Draft, In Review … */
               _ ("“%s” is %s and cannot take effect: only what is approved can"),
               name,
               sal_choice_get_label (sal_kind_find_field (&sal_alignment_kind, "status"), status));

  return FALSE;
}

static void
set_label (SalTransaction *transaction, SalRecord *alignment, const SalAlignmentActivation *plan)
{
  char day[SAL_DATE_BUFFER];
  g_autofree char *label = g_strdup_printf (
      /* translators: the name of an alignment, the day it takes effect, how many accounts move */
      ngettext ("Activate “%s” from %s: %u Account Moves",
                "Activate “%s” from %s: %u Accounts Move",
                plan->moves->len),
      sal_record_get_text (alignment, "name"),
      sal_date_write_iso (plan->day, day),
      plan->moves->len);

  sal_transaction_set_label (transaction, label);
}

static gboolean
write_plan (SalTransaction *transaction,
            SalRecord *alignment,
            const SalAlignmentActivation *plan,
            GCancellable *cancellable,
            GError **error)
{
  set_label (transaction, alignment, plan);
  if (!write_coverage (transaction, plan, cancellable, error) ||
      !archive_replaced (transaction, plan, error))
    return FALSE;
  if (g_str_equal (sal_record_get_text (alignment, "status"), SAL_ALIGNMENT_ACTIVE))
    return TRUE;

  sal_record_set_text (alignment, "status", SAL_ALIGNMENT_ACTIVE);
  sal_record_set_date (alignment, "valid_from", plan->day);
  sal_record_set_date (alignment, "valid_to", SAL_DATE_NONE);

  return sal_transaction_update (transaction, alignment, error);
}

/**
 * sal_alignment_activate:
 * @transaction: a transaction
 * @alignment_consent: the #SalAlignmentConsent
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lets an alignment take effect as its plan says: ends and adds coverage, archives what was in
 * force for the same sales force. That of what is in force already is brought up to date, with
 * accounts that came since.
 *
 * Raises %SAL_STORE_ERROR_CONFLICT if the plan is not the one that was shown any more,
 * %SAL_STORE_ERROR_INVALID if the alignment is not approved, or the day not after the one on which
 * what is in force began.
 *
 * Returns: %FALSE with @error set, and then nothing is written
 */
gboolean
sal_alignment_activate (SalTransaction *transaction,
                        gpointer alignment_consent,
                        GCancellable *cancellable,
                        GError **error)
{
  const SalAlignmentConsent *self = alignment_consent;
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, self->request.alignment, error);
  g_autoptr (SalAlignmentActivation) plan = NULL;

  if (alignment == NULL || !expect_approved (alignment, self->request.as_of, error))
    return FALSE;
  plan = sal_alignment_activation_load (
      sal_transaction_get_connection (transaction), &self->request, NULL, cancellable, error);
  if (plan == NULL)
    return FALSE;
  if (g_strcmp0 (plan->digest, self->digest) != 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_CONFLICT,
                   _ ("What “%s” would do has changed since it was shown: look at it again"),
                   sal_record_get_text (alignment, "name"));
      return FALSE;
    }

  return write_plan (transaction, alignment, plan, cancellable, error);
}
