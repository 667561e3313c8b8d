/* test-alignment-activation-sequence.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "activation-fixture.h"

#include <string.h>

#include "sal-alignment-info.h"
#include "sal-alignment-repository.h"
#include "sal-kinds.h"

/* Several alignments of one sales force that take effect one after the other, in any company. */

#define NEXT     4 /* a third alignment: each territory has the county of the next one */
#define NEXT_DAY (activation_day + 90)
#define LATER    (TERRITORIES + 20)

static void
add_next (Fixture *self)
{
  activation_run (self,
                  "INSERT INTO alignment (id, name, sales_force, geography, status) VALUES"
                  " (%d, 'FY28', 'Field', 'us-counties', 'approved')",
                  NEXT);
  for (int i = 0; i < N_TERRITORIES; i++)
    activation_run (self,
                    "INSERT INTO territory (id, name, alignment, level, position) VALUES"
                    " (%d, 'T%d', %d, 'territory', nullif (%d, %d));"
                    "INSERT INTO territory_area (id, alignment, area, territory) VALUES"
                    " (%d, %d, '%s', %d)",
                    LATER + i,
                    i,
                    NEXT,
                    POSITIONS + i,
                    POSITIONS + UNSTAFFED,
                    LATER + i,
                    NEXT,
                    activation_counties[(i + 1) % N_TERRITORIES],
                    LATER + i);
}

/* Each row of coverage and alignments, whatever is not there left out. */
static char *
list_all (Fixture *self)
{
  g_autofree char *coverage =
      fixture_query_text (self->store,
                          "SELECT group_concat (id || '|' || coalesce (account, '') || '|' ||"
                          " coalesce (opportunity, '') || '|' || position || '|' ||"
                          " coalesce (role, '') || '|' || credit || '|' || coalesce (share, '')"
                          " || '|' || coalesce (valid_from, '') || '|' ||"
                          " coalesce (valid_to, ''), char (10))"
                          " FROM (SELECT * FROM coverage ORDER BY id)");
  g_autofree char *alignments =
      fixture_query_text (self->store,
                          "SELECT group_concat (id || '|' || status || '|' ||"
                          " coalesce (valid_from, '') || '|' || coalesce (valid_to, ''), char (10))"
                          " FROM (SELECT * FROM alignment ORDER BY id)");

  return g_strconcat (coverage, "\n\n", alignments, NULL);
}

static void
assert_listed (Fixture *self, const char *expected)
{
  g_autofree char *found = list_all (self);

  g_assert_cmpstr (found, ==, expected);
}

/* Who covers what from when, by any row. */
static char *
list_said (Fixture *self)
{
  return fixture_query_text (
      self->store,
      "SELECT group_concat (text, char (10)) FROM (SELECT coalesce (account, '') || '|' ||"
      " coalesce (opportunity, '') || '|' || position || '|' || coalesce (role, '') || '|' ||"
      " credit || '|' || coalesce (share, '') || '|' || coalesce (valid_from, '') || '|' ||"
      " coalesce (valid_to, '') AS text FROM coverage ORDER BY 1)");
}

static void
assert_said (Fixture *self, const char *expected)
{
  g_autofree char *found = list_said (self);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_hash (Fixture *self, const char *expected)
{
  g_autofree char *found = fixture_hash (self->store, sal_model_kinds ());

  g_assert_cmpstr (found, ==, expected);
}

static gint64
activate (Fixture *self, gint64 alignment, gint32 day, SalCommandFlags flags)
{
  g_autoptr (SalAlignmentActivation) plan = activation_plan_of (self, alignment, day);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      activation_activate_of (self, alignment, day, flags, plan->digest, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (change);

  return sal_change_get_id (change);
}

static void
undo (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (change);
}

/* All that an activation writes is in the journal: taken back it is as it was, row by row. (The
 * window writes it as final.) What was inserted in bulk is not kept to be inserted again: that is
 * refused, and activating again says the same, whatever the ids of the rows. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  gint64 changes[2];

  activation_fill (self);
  add_next (self);
  hash = fixture_hash (self->store, sal_model_kinds ());
  first = list_all (self);
  changes[0] = activate (self, NEW, activation_day, SAL_COMMAND_BULK);
  second = list_all (self);
  changes[1] = activate (self, NEXT, NEXT_DAY, SAL_COMMAND_BULK);
  third = list_all (self);
  said = list_said (self);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (second, !=, third);

  undo (self, changes[1]);
  assert_listed (self, second);
  undo (self, changes[0]);
  assert_listed (self, first);
  assert_hash (self, hash);

  g_assert_null (sal_store_redo_sync (self->store, &error));
  g_assert_nonnull (error);
  assert_listed (self, first);
  activate (self, NEW, activation_day, SAL_COMMAND_BULK);
  activate (self, NEXT, NEXT_DAY, SAL_COMMAND_BULK);
  assert_said (self, said);
}

/* As it is written by the window neither can be taken back, and trying changes nothing. */
static void
test_final (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 changes[2];

  activation_fill (self);
  add_next (self);
  changes[0] = activate (self, NEW, activation_day, SAL_COMMAND_FINAL | SAL_COMMAND_BULK);
  changes[1] = activate (self, NEXT, NEXT_DAY, SAL_COMMAND_FINAL | SAL_COMMAND_BULK);
  before = list_all (self);
  for (gsize i = G_N_ELEMENTS (changes); i-- > 0;)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sal_store_undo_sync (self->store, changes[i], &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
    }
  after = list_all (self);
  g_assert_cmpstr (before, ==, after);
}

static gpointer
list_alignments (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sal_alignments_list (connection, error);
}

/* On every day one alignment of the sales force is in force, whatever is done on none of them. */
static void
test_days (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  static const struct
  {
    gint32 from; /* since BEGIN_DAY */
    gint64 in_force;
    const char *words[3]; /* of OLD, NEW and NEXT: what they begin with */
  } days[] = {
    { -30, OLD, { "In Force until ", "In Force from ", "Active from " } },
    { -1, OLD, { "In Force until ", "In Force from ", "Active from " } },
    { 0, NEW, { "Archived", "In Force until ", "Active from " } },
    { 89, NEW, { "Archived", "In Force until ", "Active from " } },
    { 90, NEXT, { "Archived", "Archived", "Active" } },
    { 900, NEXT, { "Archived", "Archived", "Active" } },
  };
  static const gint64 ids[] = { OLD, NEW, NEXT };

  add_next (self);
  activation_add_account (self, 0, WEST, -1);
  activate (self, NEW, activation_day, SAL_COMMAND_FINAL | SAL_COMMAND_BULK);
  activate (self, NEXT, NEXT_DAY, SAL_COMMAND_FINAL | SAL_COMMAND_BULK);
  infos = sal_store_read_sync (self->store, list_alignments, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize d = 0; d < G_N_ELEMENTS (days); d++)
    {
      gint32 day = activation_day + days[d].from;

      for (guint i = 0; i < infos->len; i++)
        {
          const SalAlignmentInfo *info = g_ptr_array_index (infos, i);
          g_autofree char *text = sal_alignment_info_describe_status (info, day);

          for (gsize k = 0; k < G_N_ELEMENTS (ids); k++)
            {
              if (info->id != ids[k])
                continue;
              g_assert_true (g_str_has_prefix (text, days[d].words[k]));
              g_assert_cmpint (
                  sal_alignment_info_is_in_force (info, day), ==, ids[k] == days[d].in_force);
            }
        }
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/alignment-activation-sequence/" name,                                              \
              Fixture,                                                                             \
              NULL,                                                                                \
              activation_set_up,                                                                   \
              func,                                                                                \
              activation_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  activation_fixture_load ();

  ADD ("undo", test_undo);
  ADD ("final", test_final);
  ADD ("days", test_days);

  result = g_test_run ();
  activation_fixture_unload ();

  return result;
}
