/* test-alignment-status.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-status-commands.h"

#include <string.h>

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "store-fixture.h"

/* From draft to archive: every step from every status. */

static gint64
create (Fixture *fixture, guint n_territories)
{
  SalAlignmentNew new = { .name = "FY27",
                          .geography = SAL_GEOGRAPHY_ACCOUNTS_ONLY,
                          .n_territories = n_territories };
  g_autoptr (GError) error = NULL;

  fixture_init (fixture, sal_model_kinds ());
  sal_store_set_author (fixture->store, "mara");
  sal_store_run_sync (fixture->store,
                      "Create",
                      SAL_COMMAND_DEFAULT,
                      sal_alignment_create,
                      &new,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);

  return new.id;
}

static char *
get_status (Fixture *fixture)
{
  return fixture_query_text (fixture->store, "SELECT status FROM alignment");
}

static SalChange *
step (Fixture *fixture, SalCommandFunc func, gint64 alignment, const char *reason, GError **error)
{
  SalAlignmentStep data = { alignment, reason };
  SalChange *change = NULL;

  sal_store_run_sync (
      fixture->store, "Step", SAL_COMMAND_DEFAULT, func, &data, NULL, &change, error);

  return change;
}

/* What comes of each step: a status, or NULL where it is refused. */
static const struct
{
  const char *from, *submitted, *sent_back, *approved, *archived;
} table[] = {
  { SAL_ALIGNMENT_DRAFT, SAL_ALIGNMENT_IN_REVIEW, NULL, NULL, SAL_ALIGNMENT_ARCHIVED },
  { SAL_ALIGNMENT_IN_REVIEW,
    NULL,
    SAL_ALIGNMENT_DRAFT,
    SAL_ALIGNMENT_APPROVED,
    SAL_ALIGNMENT_ARCHIVED },
  { SAL_ALIGNMENT_APPROVED, NULL, SAL_ALIGNMENT_DRAFT, NULL, SAL_ALIGNMENT_ARCHIVED },
  { SAL_ALIGNMENT_ACTIVE, NULL, NULL, NULL, NULL },
  { SAL_ALIGNMENT_ARCHIVED, NULL, NULL, NULL, NULL },
};

static void
check_step (SalCommandFunc func, const char *reason, const char *from, const char *to)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create (&fixture, 2);
  g_autoptr (SalChange) set = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *status = NULL;

  set = fixture_run (fixture.store, "Set", "UPDATE alignment SET status = '%s'", from);
  change = step (&fixture, func, alignment, reason, &error);
  status = get_status (&fixture);
  if (to == NULL)
    {
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "FY27"));
      g_assert_cmpstr (status, ==, from);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (status, ==, to);
  g_assert_cmpstr (sal_change_get_author (change), ==, "mara");
  g_assert_nonnull (strstr (sal_change_get_label (change), "FY27"));
}

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      check_step (sal_alignment_submit, NULL, table[i].from, table[i].submitted);
      check_step (sal_alignment_send_back, "Too far", table[i].from, table[i].sent_back);
      check_step (sal_alignment_approve, NULL, table[i].from, table[i].approved);
      check_step (sal_alignment_archive, NULL, table[i].from, table[i].archived);
    }
}

/* Reasons are kept, one below the other, and what cannot be without one is not. */
static void
test_reason (void)
{
  static const char *const reasons[] = { "Nevada is too far", "Still too far" };
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create (&fixture, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (SalChange) submitted =
          step (&fixture, sal_alignment_submit, alignment, NULL, &error);
      g_autoptr (SalChange) empty = NULL;
      g_autoptr (SalChange) sent = NULL;

      g_assert_no_error (error);
      empty = step (&fixture, sal_alignment_send_back, alignment, "  ", &error);
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_clear_error (&error);
      sent = step (&fixture, sal_alignment_send_back, alignment, reasons[i], &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (sal_change_get_label (sent), reasons[i]));
    }
  note = fixture_query_text (fixture.store, "SELECT note FROM alignment");
  g_assert_nonnull (strstr (note, reasons[0]));
  g_assert_cmpuint (strstr (note, reasons[1]) - note, >, strstr (note, reasons[0]) - note);
}

static void
test_empty (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create (&fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = step (&fixture, sal_alignment_submit, alignment, NULL, &error);

  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
}

static gboolean
set_filter (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, *(const gint64 *) data, error);

  sal_record_set_text (alignment, "accounts", "status = \"prospect\" and");
  g_assert_false (sal_transaction_update (transaction, alignment, error));
  g_assert_nonnull (strstr ((*error)->message, "Accounts"));
  g_clear_error (error);
  sal_record_set_text (alignment, "accounts", "status = \"prospect\"");

  return sal_transaction_update (transaction, alignment, error);
}

/* The accounts it is about are a filter that can be read, and go to its branches. */
static void
test_filter (void)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 alignment = create (&fixture, 2);
  SalAlignmentBranch branch = { .from = alignment, .name = "FY28" };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      fixture.store, "Set", SAL_COMMAND_DEFAULT, set_filter, &alignment, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_store_run_sync (fixture.store,
                      "Branch",
                      SAL_COMMAND_DEFAULT,
                      sal_alignment_branch,
                      &branch,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT count (*) FROM alignment WHERE accounts IS NOT NULL"),
      ==,
      2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/alignment-status/steps", test_steps);
  g_test_add_func ("/alignment-status/reason", test_reason);
  g_test_add_func ("/alignment-status/empty", test_empty);
  g_test_add_func ("/alignment-status/filter", test_filter);

  return g_test_run ();
}
