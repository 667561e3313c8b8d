/* alignment-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "alignment-fixture.h"

#include <glib/gstdio.h>

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-connection.h"
#include "sal-date.h"
#include "sal-geography-file.h"
#include "sal-geography-key.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

void
alignment_fixture_run (AlignmentFixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
alignment_fixture_refuse (AlignmentFixture *self,
                          SalCommandFunc func,
                          gpointer data,
                          const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_store_run_sync (
      self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, part));
}

static gboolean
execute (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), data, error);
}

void
alignment_fixture_execute (AlignmentFixture *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  alignment_fixture_run (self, execute, sql);
}

void
alignment_fixture_undo (AlignmentFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
}

void
alignment_fixture_assign (AlignmentFixture *self, const char *area, guint territory)
{
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);

  sal_alignment_moves_add (moves, area, self->territories[territory]);
  alignment_fixture_run (self, sal_alignment_write_moves, moves);
}

/* --- loading --- */

typedef struct
{
  SalAlignmentRequest request;
  GPtrArray *unknown;
} Load;

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *self = data;

  return sal_alignment_load (connection, &self->request, self->unknown, error);
}

SalTerritoryDesign *
alignment_fixture_load (AlignmentFixture *self, gint64 alignment)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  Load request = { { alignment,
                     self->geography,
                     self->areas,
                     sal_workspace_get_calendar (self->workspace),
                     "USD",
                     sal_date_from_ymd (2026, 6, 15) },
                   unknown };
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design = sal_store_read_sync (self->store, load, &request, NULL, &error);

  g_assert_no_error (error);
  sal_territory_design_prepare (design);

  return design;
}

/* --- what there is --- */

static gboolean
write_accounts (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  static const struct
  {
    const char *name;
    const char *industry;
    const char *county;
  } accounts[] = {
    { "Halden", "Energy", "01001" },
    { "Ridge", "Retail", "01001" },
    { "Moss", "Energy", "06037" },
    { "Nowhere", "Retail", NULL },
  };
  AlignmentFixture *self = data;

  for (guint i = 0; i < ALIGNMENT_FIXTURE_N; i++)
    {
      g_autoptr (SalRecord) account = sal_record_new (&sal_account_kind);

      sal_record_set_text (account, "name", accounts[i].name);
      sal_record_set_text (account, "industry", accounts[i].industry);
      sal_record_set_text (account, "county", accounts[i].county);
      if (!sal_transaction_insert (transaction, account, error))
        return FALSE;
      self->accounts[i] = sal_record_get_id (account);
    }

  return TRUE;
}

void
alignment_fixture_set_up (AlignmentFixture *self, gconstpointer data)
{
  const SalWorkspaceOptions options = { .currency = "USD", .fiscal_start = 1 };
  SalAlignmentNew new = { .name = "FY27",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = ALIGNMENT_FIXTURE_N };
  g_autofree char *path = NULL;
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  self->geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  self->areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("salient-alignment-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "a.salient", NULL);
  self->workspace = sal_workspace_create (path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  alignment_fixture_run (self, sal_alignment_create, &new);
  self->alignment = new.id;
  alignment_fixture_run (self, write_accounts, self);
  design = alignment_fixture_load (self, new.id);
  for (guint t = 0; t < ALIGNMENT_FIXTURE_N; t++)
    self->territories[t] = sal_territory_design_get_territory (design, t)->id;
}

void
alignment_fixture_tear_down (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  folder = g_dir_open (self->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  sal_us_areas_unref (self->areas);
  sal_geography_unref (self->geography);
}
