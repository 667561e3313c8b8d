/* test-alignment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment.h"

#include <glib/gstdio.h>
#include <math.h>

#include "sal-alignment-commands.h"
#include "sal-alignment-repository.h"
#include "sal-alignment-texts.h"
#include "sal-area-measures.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-store-error.h"
#include "sal-workspace.h"

/* Alignments in a workspace: written by commands, loaded as designs. */

#define N_TERRITORIES 6

static SalGeography *geography;
static SalUsAreas *areas;

typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  SalStore *store;
  gint64 alignment;
} Fixture;

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const SalWorkspaceOptions options = { .currency = "USD", .fiscal_start = 1 };
  SalAlignmentNew new = { .name = "FY27",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = N_TERRITORIES };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-alignment-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "a.salient", NULL);
  self->workspace = sal_workspace_create (path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  run (self, sal_alignment_create, &new);
  self->alignment = new.id;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

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

static SalTerritoryDesign *
load_design (Fixture *self, gint64 alignment, guint n_unknown)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  Load request = { { alignment,
                     geography,
                     areas,
                     sal_workspace_get_calendar (self->workspace),
                     "USD",
                     sal_date_from_ymd (2026, 6, 15) },
                   unknown };
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design = sal_store_read_sync (self->store, load, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (unknown->len, ==, n_unknown);
  sal_territory_design_prepare (design);

  return design;
}

static void
move_random (Fixture *self, SalTerritoryDesign *design, gint64 alignment)
{
  g_autoptr (SalAlignmentMoves) written = sal_alignment_moves_new (alignment);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));

  for (guint i = 0; i < 50; i++)
    {
      guint area =
          (guint) g_test_rand_int_range (0, (gint32) sal_territory_design_get_n_areas (design));

      sal_territory_design_move (
          design, &area, 1, g_test_rand_int_range (SAL_TERRITORY_NONE, N_TERRITORIES), moves);
    }
  sal_alignment_moves_add_all (written, design, moves);
  run (self, sal_alignment_write_moves, written);
}

static void
assert_same_assignment (const SalTerritoryDesign *one, const SalTerritoryDesign *other)
{
  gsize size = sal_territory_design_get_n_areas (one) * sizeof (gint32);

  g_assert_cmpmem (sal_territory_design_get_assignment (one),
                   size,
                   sal_territory_design_get_assignment (other),
                   size);
}

/* What was done to a design is what is loaded again; undone, what was there before. */
static void
test_alignment_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) empty = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) loaded = NULL;
  g_autoptr (SalTerritoryDesign) undone = NULL;
  g_autoptr (SalTerritoryDesign) redone = NULL;

  g_assert_cmpuint (sal_territory_design_get_n_territories (design), ==, N_TERRITORIES);
  for (guint i = 0; i < 8; i++)
    move_random (self, design, self->alignment);
  loaded = load_design (self, self->alignment, 0);
  assert_same_assignment (design, loaded);

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

      g_assert_no_error (error);
    }
  undone = load_design (self, self->alignment, 0);
  assert_same_assignment (undone, empty);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (SalChange) change = sal_store_redo_sync (self->store, NULL);

      g_assert_nonnull (change);
    }
  redone = load_design (self, self->alignment, 0);
  assert_same_assignment (redone, loaded);
}

/* An area goes to no territory of another alignment, and with it nothing else does. */
static void
test_alignment_foreign (Fixture *self, gconstpointer data)
{
  SalAlignmentNew other = { .name = "Other",
                            .geography = SAL_GEOGRAPHY_US_COUNTIES,
                            .n_territories = 1 };
  g_autoptr (SalTerritoryDesign) before = load_design (self, self->alignment, 0);
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (SalTerritoryDesign) foreign = NULL;
  g_autoptr (SalTerritoryDesign) after = NULL;
  g_autoptr (GError) error = NULL;

  run (self, sal_alignment_create, &other);
  foreign = load_design (self, other.id, 0);
  sal_alignment_moves_add (moves, "01001", sal_territory_design_get_territory (before, 0)->id);
  sal_alignment_moves_add (moves, "06037", sal_territory_design_get_territory (foreign, 0)->id);
  g_assert_false (sal_store_run_sync (self->store,
                                      "Move",
                                      SAL_COMMAND_DEFAULT,
                                      sal_alignment_write_moves,
                                      moves,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Territory 1"));
  after = load_design (self, self->alignment, 0);
  assert_same_assignment (before, after);
}

static gboolean
activate (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, ((Fixture *) data)->alignment, error);

  sal_record_set_text (alignment, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_update (transaction, alignment, error);
}

static gboolean
enter_status (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = ((Fixture *) data)->alignment;
  g_autoptr (SalRecord) before = sal_transaction_load (transaction, &sal_alignment_kind, id, error);
  g_autoptr (SalRecord) record = sal_transaction_load (transaction, &sal_alignment_kind, id, error);

  sal_record_set_text (record, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_enter (transaction, before, record, error);
}

/* Nobody types that it is in force. */
static void
test_alignment_entered (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_store_run_sync (
      self->store, "Edit", SAL_COMMAND_DEFAULT, enter_status, self, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
}

/* What is in force is read; a branch of it can be changed. */
static void
test_alignment_status (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) branched = NULL;
  g_autoptr (SalTerritoryDesign) original = NULL;
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  SalTerritoryRemoval removal = { .territory = sal_territory_design_get_territory (design, 0)->id };
  g_autoptr (GError) error = NULL;

  move_random (self, design, self->alignment);
  run (self, activate, self);
  sal_alignment_moves_add (moves, "01001", 0);
  g_assert_false (sal_store_run_sync (self->store,
                                      "Move",
                                      SAL_COMMAND_DEFAULT,
                                      sal_alignment_write_moves,
                                      moves,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "FY27"));
  g_clear_error (&error);
  g_assert_false (sal_store_run_sync (self->store,
                                      "Remove",
                                      SAL_COMMAND_DEFAULT,
                                      sal_alignment_remove_territory,
                                      &removal,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  run (self, sal_alignment_branch, &branch);
  branched = load_design (self, branch.id, 0);
  assert_same_assignment (design, branched);
  g_assert_cmpint (sal_territory_design_get_territory (branched, 0)->id,
                   !=,
                   sal_territory_design_get_territory (design, 0)->id);
  g_assert_cmpstr (sal_territory_design_get_territory (branched, 0)->name,
                   ==,
                   sal_territory_design_get_territory (design, 0)->name);
  move_random (self, branched, branch.id);
  original = load_design (self, self->alignment, 0);
  assert_same_assignment (design, original);
}

static void
test_alignment_remove (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  SalTerritoryRemoval merge = { sal_territory_design_get_territory (design, 0)->id,
                                sal_territory_design_get_territory (design, 1)->id };
  SalTerritoryRemoval drop = { sal_territory_design_get_territory (design, 2)->id, 0 };
  guint n_first, n_second, n_third, n_none;
  g_autoptr (SalTerritoryDesign) after = NULL;

  for (guint i = 0; i < 4; i++)
    move_random (self, design, self->alignment);
  n_first = sal_territory_design_count_areas (design, 0);
  n_second = sal_territory_design_count_areas (design, 1);
  n_third = sal_territory_design_count_areas (design, 2);
  n_none = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE);
  run (self, sal_alignment_remove_territory, &merge);
  run (self, sal_alignment_remove_territory, &drop);
  after = load_design (self, self->alignment, 0);
  g_assert_cmpuint (sal_territory_design_get_n_territories (after), ==, N_TERRITORIES - 2);
  g_assert_cmpuint (sal_territory_design_count_areas (after, 0), ==, n_first + n_second);
  g_assert_cmpuint (
      sal_territory_design_count_areas (after, SAL_TERRITORY_NONE), ==, n_none + n_third);
}

/* --- accounts, rules and positions --- */

typedef struct
{
  gint64 alignment;
  gint64 territory[N_TERRITORIES];
} People;

static gboolean
write_people (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  People *self = data;
  g_autoptr (SalRecord) position = sal_record_new (&sal_position_kind);
  g_autoptr (SalRecord) person = sal_record_new (&sal_person_kind);
  g_autoptr (SalRecord) assignment = sal_record_new (&sal_assignment_kind);
  g_autoptr (SalRecord) territory = NULL;
  g_autoptr (SalRecord) vacant = NULL;
  g_autoptr (SalRecord) empty = sal_record_new (&sal_position_kind);

  for (gint64 month = 1; month <= 6; month++)
    {
      g_autoptr (SalRecord) ramp = sal_record_new (&sal_ramp_profile_kind);

      sal_record_set_text (ramp, "role", "AE");
      sal_record_set_integer (ramp, "month", month);
      sal_record_set_integer (ramp, "share", month <= 3 ? 0 : SAL_RATE_ONE / 2);
      g_assert_true (sal_transaction_insert (transaction, ramp, error));
    }
  sal_record_set_text (position, "name", "One");
  sal_record_set_text (position, "role", "AE");
  sal_record_set_integer (position, "full_time_equivalent", SAL_RATE_ONE / 2);
  g_assert_true (sal_transaction_insert (transaction, position, error));
  sal_record_set_text (empty, "name", "Vacant");
  sal_record_set_text (empty, "role", "AE");
  sal_record_set_text (empty, "status", "vacant");
  g_assert_true (sal_transaction_insert (transaction, empty, error));
  sal_record_set_text (person, "name", "Ana");
  g_assert_true (sal_transaction_insert (transaction, person, error));
  sal_record_set_integer (assignment, "person", sal_record_get_id (person));
  sal_record_set_integer (assignment, "position", sal_record_get_id (position));
  sal_record_set_date (assignment, "valid_from", sal_date_from_ymd (2026, 2, 1));
  g_assert_true (sal_transaction_insert (transaction, assignment, error));

  territory = sal_transaction_load (transaction, &sal_territory_kind, self->territory[0], error);
  sal_record_set_integer (territory, "position", sal_record_get_id (position));
  g_assert_true (sal_transaction_update (transaction, territory, error));
  vacant = sal_transaction_load (transaction, &sal_territory_kind, self->territory[1], error);
  sal_record_set_integer (vacant, "position", sal_record_get_id (empty));

  return sal_transaction_update (transaction, vacant, error);
}

/* In June, four months after February: two months at a half, ten in full; half a position. And who
 * is hired today: three months at nothing, three at a half, six in full. */
static void
test_alignment_capacity (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) staffed = NULL;
  People people = { self->alignment };

  for (guint t = 0; t < N_TERRITORIES; t++)
    people.territory[t] = sal_territory_design_get_territory (design, t)->id;
  run (self, write_people, &people);
  staffed = load_design (self, self->alignment, 0);
  g_assert_cmpstr (sal_territory_design_get_territory (staffed, 0)->holder, ==, "Ana");
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_territory (staffed, 0)->capacity, 0.5 * (2 * 0.5 + 10) / 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_territory (staffed, 0)->vacant, 0.5 * (3 * 0.5 + 6) / 12, 1e-9);
  g_assert_null (sal_territory_design_get_territory (staffed, 1)->holder);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_territory (staffed, 1)->capacity, (3 * 0.5 + 6) / 12, 1e-9);
  g_assert_cmpfloat (sal_territory_design_get_territory (staffed, 2)->capacity, ==, 1);
}

static gboolean
write_accounts (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  static const struct
  {
    const char *county, *postal_code, *segment, *country;
    double latitude, longitude;
  } accounts[] = {
    { "01001", NULL, "Small", NULL, NAN, NAN },         /* by county */
    { NULL, "02139-4307", "Small", " usa ", NAN, NAN }, /* by ZIP code: Middlesex County */
    { NULL, NULL, "Small", NULL, 41.88, -87.63 },       /* by place: Chicago, Cook County */
    { "01001", NULL, "Enterprise", NULL, NAN, NAN },    /* by rule */
    { "01001", NULL, "Enterprise", NULL, NAN, NAN },    /* by name */
    { NULL, "SW1A 1AA", "Small", NULL, NAN, NAN },      /* nowhere */
    { NULL, "75146", "Small", "France", NAN, NAN },     /* in Paris, not in Texas */
    { NULL, "75146", "Small", "France", 48.86, 2.35 },  /* likewise */
  };
  People *self = data;
  g_autoptr (SalRecord) rule = sal_record_new (&sal_territory_rule_kind);
  g_autoptr (SalRecord) named = sal_record_new (&sal_territory_account_kind);
  gint64 last = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (SalRecord) account = sal_record_new (&sal_account_kind);
      g_autofree char *name = g_strdup_printf ("Account %" G_GSIZE_FORMAT, i);

      sal_record_set_text (account, "name", name);
      sal_record_set_text (account, "county", accounts[i].county);
      sal_record_set_text (account, "postal_code", accounts[i].postal_code);
      sal_record_set_text (account, "segment", accounts[i].segment);
      sal_record_set_text (account, "country", accounts[i].country);
      sal_record_set_text (account, "city", i == 1 ? "Cambridge" : NULL);
      if (!isnan (accounts[i].latitude))
        g_object_set (
            account, "latitude", accounts[i].latitude, "longitude", accounts[i].longitude, NULL);
      g_assert_true (sal_transaction_insert (transaction, account, error));
      if (i == 4)
        last = sal_record_get_id (account);
    }
  sal_record_set_text (rule, "name", "Enterprise");
  sal_record_set_integer (rule, "alignment", self->alignment);
  sal_record_set_text (rule, "condition", "segment = \"Enterprise\"");
  sal_record_set_integer (rule, "territory", self->territory[2]);
  g_assert_true (sal_transaction_insert (transaction, rule, error));
  sal_record_set_integer (named, "alignment", self->alignment);
  sal_record_set_integer (named, "account", last);
  sal_record_set_integer (named, "territory", self->territory[3]);

  return sal_transaction_insert (transaction, named, error);
}

static void
assert_place (const SalTerritoryDesign *design, guint account, const char *code)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  g_assert_cmpuint (n_accounts, ==, 8);
  if (code == NULL)
    g_assert_cmpuint (accounts[account].area, ==, SAL_GEOGRAPHY_NONE);
  else
    g_assert_cmpstr (
        sal_geography_get_areas (geography, NULL)[accounts[account].area].code, ==, code);
}

static void
test_alignment_accounts (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) loaded = NULL;
  People people = { self->alignment };
  SalDesignReason reason;

  for (guint t = 0; t < N_TERRITORIES; t++)
    people.territory[t] = sal_territory_design_get_territory (design, t)->id;
  run (self, write_accounts, &people);
  loaded = load_design (self, self->alignment, 0);
  assert_place (loaded, 0, "01001");
  assert_place (loaded, 1, "25017");
  assert_place (loaded, 2, "17031");
  assert_place (loaded, 5, NULL);
  assert_place (loaded, 6, NULL);
  assert_place (loaded, 7, NULL);
  g_assert_cmpint (sal_territory_design_get_account_territory (loaded, 3, &reason), ==, 2);
  g_assert_cmpint (reason, ==, SAL_DESIGN_REASON_RULE);
  g_assert_cmpint (sal_territory_design_get_account_territory (loaded, 4, &reason), ==, 3);
  g_assert_cmpint (reason, ==, SAL_DESIGN_REASON_NAMED);
  g_assert_cmpuint (sal_territory_design_count_accounts (loaded, 2), ==, 1);
  g_assert_cmpuint (sal_territory_design_count_accounts (loaded, SAL_TERRITORY_NONE), ==, 6);
}

static gpointer
load_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

static void
test_alignment_texts (Fixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = load_design (self, self->alignment, 0);
  g_autoptr (SalTerritoryDesign) loaded = NULL;
  g_autoptr (SalAlignmentTexts) texts = NULL;
  g_autoptr (GError) error = NULL;
  People people = { self->alignment };

  for (guint t = 0; t < N_TERRITORIES; t++)
    people.territory[t] = sal_territory_design_get_territory (design, t)->id;
  run (self, write_people, &people);
  run (self, write_accounts, &people);
  loaded = load_design (self, self->alignment, 0);
  texts = sal_store_read_sync (self->store, load_texts, loaded, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (texts->accounts), ==, 8);
  g_assert_cmpstr (texts->accounts[5], ==, "Account 5");
  g_assert_cmpstr (texts->cities[0], ==, "");
  g_assert_cmpstr (texts->cities[1], ==, "Cambridge");
  g_assert_cmpstr (texts->rules[2], ==, "");
  g_assert_cmpstr (texts->rules[3], ==, "Enterprise");
  g_assert_cmpuint (g_strv_length (texts->positions), ==, N_TERRITORIES);
  g_assert_cmpstr (texts->positions[0], ==, "One");
  g_assert_cmpstr (texts->positions[2], ==, "");
  g_assert_cmpstr (texts->regions[0], ==, "");
}

/* A code that the geography does not have is named, and left alone. */
static void
test_alignment_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (SalTerritoryDesign) design = NULL;

  sal_alignment_moves_add (moves, "99999", 0);
  sal_alignment_moves_add_lock (moves, "01001", TRUE);
  run (self, sal_alignment_write_moves, moves);
  design = load_design (self, self->alignment, 1);
}

/* They can be forgotten, what is known stays, and undoing brings them back. */
static void
test_alignment_forget (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "99998", "99999", NULL };
  const SalAlignmentForgotten forgotten = { self->alignment, codes };
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalTerritoryDesign) forgetful = NULL;
  g_autoptr (SalTerritoryDesign) undone = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;
  guint area;
  gint64 id;

  g_assert_true (sal_geography_find (geography, "01001", &area));
  design = load_design (self, self->alignment, 0);
  id = sal_territory_design_get_territory (design, 2)->id;
  sal_alignment_moves_add (moves, "01001", id);
  sal_alignment_moves_add (moves, "99998", id);
  sal_alignment_moves_add (moves, "99999", id);
  run (self, sal_alignment_write_moves, moves);
  run (self, sal_alignment_forget_areas, (gpointer) &forgotten);
  forgetful = load_design (self, self->alignment, 0);
  g_assert_cmpint (sal_territory_design_get_assignment (forgetful)[area], ==, 2);

  change = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  undone = load_design (self, self->alignment, 2);
}

#define ADD(name, func) g_test_add ("/alignment/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);

  ADD ("moves", test_alignment_moves);
  ADD ("foreign", test_alignment_foreign);
  ADD ("status", test_alignment_status);
  ADD ("entered", test_alignment_entered);
  ADD ("remove", test_alignment_remove);
  ADD ("capacity", test_alignment_capacity);
  ADD ("accounts", test_alignment_accounts);
  ADD ("texts", test_alignment_texts);
  ADD ("unknown", test_alignment_unknown);
  ADD ("forget", test_alignment_forget);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);

  return result;
}
