/* sal-account-names-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-names.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-date.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-store-error.h"

typedef struct
{
  gint64 account;
  gint64 territory; /* 0: it is released */
  gint64 share;     /* scaled by SAL_RATE_ONE */
} Name;

struct _SalAccountNames
{
  gint64 alignment;
  gint32 until; /* SAL_DATE_NONE: for good */
  char *reason; /* (nullable) */
  GArray *names;
  guint n_accounts;
};

/**
 * sal_account_names_new:
 * @alignment: the alignment that is changed
 * @until: the last day of holdovers, or %SAL_DATE_NONE for what is for good
 * @reason: (nullable): why, in words
 *
 * Begins a list of accounts without any.
 *
 * Returns: (transfer full): the list
 */
SalAccountNames *
sal_account_names_new (gint64 alignment, gint32 until, const char *reason)
{
  SalAccountNames *self = g_new0 (SalAccountNames, 1);

  self->alignment = alignment;
  self->until = until;
  self->reason = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  if (self->reason != NULL && *self->reason == '\0')
    g_clear_pointer (&self->reason, g_free);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));

  return self;
}

void
sal_account_names_free (gpointer self)
{
  SalAccountNames *names = self;

  g_free (names->reason);
  g_array_unref (names->names);
  g_free (names);
}

static gboolean
is_next_account (const SalAccountNames *self, gint64 account)
{
  return self->names->len == 0 ||
         g_array_index (self->names, Name, self->names->len - 1).account != account;
}

/**
 * sal_account_names_add:
 * @self: a list
 * @account: the id of an account; what several territories get of it is added together
 * @territory: the id of a territory
 * @share: what it gets of the account, scaled by %SAL_RATE_ONE
 *
 * Adds that a territory is to have an account. The shares of an account are to add up to the whole.
 */
void
sal_account_names_add (SalAccountNames *self, gint64 account, gint64 territory, gint64 share)
{
  Name name = { account, territory, share };

  self->n_accounts += is_next_account (self, account);
  g_array_append_val (self->names, name);
}

/**
 * sal_account_names_release:
 * @self: a list
 * @account: the id of an account
 *
 * Adds that no territory is to have an account by name: it goes by rules and areas again.
 */
void
sal_account_names_release (SalAccountNames *self, gint64 account)
{
  sal_account_names_add (self, account, 0, SAL_RATE_ONE);
}

guint
sal_account_names_get_n_accounts (const SalAccountNames *self)
{
  return self->n_accounts;
}

/* --- what is asked for --- */

static char *
dup_title (SalTransaction *transaction, const SalKind *kind, gint64 id, GError **error)
{
  g_autoptr (SalRecord) record = sal_transaction_load (transaction, kind, id, error);

  return record != NULL ? sal_record_get_title (record) : NULL;
}

static gboolean
refuse_sum (SalTransaction *transaction, const Name *name, gint64 whole, GError **error)
{
  g_autofree char *account = dup_title (transaction, &sal_account_kind, name->account, error);
  g_autofree char *sum = sal_rate_format_percent (whole, 2);

  if (account != NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: the name of an account, and a sum in per cent */
                 _ ("%1$s, Share: the shares add up to %2$s (expected 100 %%)"),
                 account,
                 sum);

  return FALSE;
}

static gboolean
refuse_share (SalTransaction *transaction, const Name *name, GError **error)
{
  g_autofree char *account = dup_title (transaction, &sal_account_kind, name->account, error);
  g_autofree char *territory =
      account != NULL ? dup_title (transaction, &sal_territory_kind, name->territory, error) : NULL;
  g_autofree char *share = sal_rate_format_percent (name->share, 2);

  if (territory != NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: the names of an account and a territory, and a share in per cent */
                 _ ("%1$s, Share: that of “%2$s” is %3$s (expected above 0 %%)"),
                 account,
                 territory,
                 share);

  return FALSE;
}

static gboolean
refuse_twice (SalTransaction *transaction, const Name *name, GError **error)
{
  g_autofree char *account = dup_title (transaction, &sal_account_kind, name->account, error);
  g_autofree char *territory =
      account != NULL ? dup_title (transaction, &sal_territory_kind, name->territory, error) : NULL;

  if (territory != NULL)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_INVALID,
                 /* translators: the names of an account and a territory */
                 _ ("%1$s, Territory: “%2$s” is listed twice (expected each territory once)"),
                 account,
                 territory);

  return FALSE;
}

/* What is asked for of one account; written one after the other, the second of two names of the
 * same territory would take the place of the first. */
static gboolean
check_account (const Name *names, guint n, SalTransaction *transaction, GError **error)
{
  gint64 whole = 0;

  for (guint i = 0; i < n; i++)
    {
      if (names[i].share <= 0)
        return refuse_share (transaction, &names[i], error);
      for (guint j = 0; j < i; j++)
        if (names[j].territory == names[i].territory)
          return refuse_twice (transaction, &names[i], error);
      whole += names[i].share;
    }

  return whole == SAL_RATE_ONE || refuse_sum (transaction, &names[0], whole, error);
}

static gboolean
check_shares (const SalAccountNames *self, SalTransaction *transaction, GError **error)
{
  for (guint i = 0, n; i < self->names->len; i += n)
    {
      const Name *names = &g_array_index (self->names, Name, i);

      for (n = 1; i + n < self->names->len && names[n].account == names->account;)
        n++;
      if (!check_account (names, n, transaction, error))
        return FALSE;
    }

  return TRUE;
}

/* --- what is written --- */

static gboolean
run (SalConnection *connection, sqlite3_stmt *statement, GError **error)
{
  gboolean row, ok = sal_connection_step (connection, statement, &row, error);

  sqlite3_reset (statement);

  return ok;
}

/* Forgets what was said of an account, as far as it does not stand beside what is said now: a
 * holdover leaves whose the account is afterwards, but for its own territory. */
static gboolean
forget_names (const SalAccountNames *self,
              SalConnection *connection,
              const Name *name,
              gboolean is_first,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "DELETE FROM territory_account WHERE +alignment = ?1 AND account = ?2"
                              " AND (?3 OR (?4 AND holdover_until IS NOT NULL) OR territory = ?5)",
                              error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->alignment);
  sqlite3_bind_int64 (statement, 2, name->account);
  sqlite3_bind_int (statement, 3, is_first && self->until == SAL_DATE_NONE);
  sqlite3_bind_int (statement, 4, is_first);
  sqlite3_bind_int64 (statement, 5, name->territory);

  return run (connection, statement, error);
}

static void
bind_name (const SalAccountNames *self, sqlite3_stmt *insert, const Name *name)
{
  char day[SAL_DATE_BUFFER];

  sqlite3_bind_int64 (insert, 1, sal_id_new ());
  sqlite3_bind_int64 (insert, 2, self->alignment);
  sqlite3_bind_int64 (insert, 3, name->account);
  sqlite3_bind_int64 (insert, 4, name->territory);
  sqlite3_bind_int64 (insert, 5, name->share);
  if (self->until != SAL_DATE_NONE)
    sqlite3_bind_text (insert, 6, sal_date_write_iso (self->until, day), -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (insert, 6);
  if (self->reason != NULL)
    sal_statement_bind_text (insert, 7, self->reason);
  else
    sqlite3_bind_null (insert, 7);
}

static gboolean
insert_name (const SalAccountNames *self,
             SalConnection *connection,
             const Name *name,
             GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
      sal_connection_prepare (connection,
                              "INSERT INTO territory_account"
                              " (id, alignment, account, territory, share, holdover_until, reason)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                              error);

  if (insert == NULL)
    return FALSE;
  bind_name (self, insert, name);

  return run (connection, insert, error);
}

static gboolean
write_names (const SalAccountNames *self,
             SalConnection *connection,
             GCancellable *cancellable,
             GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !forget_names (self, connection, name, name->account != last, error) ||
          (name->territory != 0 && !insert_name (self, connection, name, error)))
        return FALSE;
      last = name->account;
    }

  return TRUE;
}

/**
 * sal_alignment_name_accounts:
 * @transaction: a transaction
 * @account_names: the #SalAccountNames
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives accounts to territories by name, holds them over, or releases them. What is for good takes
 * the place of all that was said of an account; a holdover that of other holdovers, and of what its
 * territory had for good.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, the shares of an
 *   account do not add up or one is not above 0, an account names a territory twice, or a territory
 *   is not of the alignment; or if it could not be written
 */
gboolean
sal_alignment_name_accounts (SalTransaction *transaction,
                             gpointer account_names,
                             GCancellable *cancellable,
                             GError **error)
{
  const SalAccountNames *self = account_names;
  gint64 known = 0;

  if (!sal_alignment_expect_draft (transaction, self->alignment, error) ||
      !check_shares (self, transaction, error))
    return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    {
      gint64 id = g_array_index (self->names, Name, i).territory;
      g_autoptr (SalRecord) territory = NULL;

      if (id == 0 || id == known)
        continue;
      territory = sal_alignment_load_part (
          transaction, &sal_territory_kind, id, self->alignment, "territory", error);
      if (territory == NULL)
        return FALSE;
      known = id;
    }

  return write_names (self, sal_transaction_get_connection (transaction), cancellable, error);
}
