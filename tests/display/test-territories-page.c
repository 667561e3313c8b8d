/* test-territories-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-alignment-commands.h"
#include "sal-alignment-dialog.h"
#include "sal-alignment.h"
#include "sal-area-search.h"
#include "sal-compare-window.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-map-view.h"
#include "sal-optimize-dialog.h"
#include "sal-territories-page-private.h"

#define N_TERRITORIES 5

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  gint64 alignment;
  SalWindow *window;
  SalPage *page;
} Fixture;

static SalGeography *geography;

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
list_territories (SalTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  gint64 *ids = data;
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (sal_transaction_get_connection (transaction),
                              "SELECT id FROM territory WHERE alignment = ?1 ORDER BY id",
                              error);
  gboolean row;

  sqlite3_bind_int64 (statement, 1, ids[N_TERRITORIES]);
  for (guint i = 0;
       sal_connection_step (sal_transaction_get_connection (transaction), statement, &row, error) &&
       row;
       i++)
    ids[i] = sqlite3_column_int64 (statement, 0);

  return TRUE;
}

/* States one after the other: five bands, from Alabama to Wyoming. */
static void
create_alignment (Fixture *self)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = N_TERRITORIES };
  gint64 ids[N_TERRITORIES + 1];
  g_autoptr (SalAlignmentMoves) moves = NULL;
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  run (self, sal_alignment_create, &new);
  self->alignment = ids[N_TERRITORIES] = new.id;
  run (self, list_territories, ids);
  moves = sal_alignment_moves_new (new.id);
  for (guint area = 0; area < n_areas; area++)
    sal_alignment_moves_add (moves, areas[area].code, ids[area * N_TERRITORIES / n_areas]);
  run (self, sal_alignment_write_moves, moves);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (12);
  self->store = sal_workspace_get_store (self->workspace);
  create_alignment (self);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static GtkListBox *
get_list (Fixture *self)
{
  return display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
}

static SalMapView *
get_map (Fixture *self)
{
  return display_find (self->page, SAL_TYPE_MAP_VIEW, NULL);
}

static SalTerritoryRow *
get_row (Fixture *self, int index)
{
  return SAL_TERRITORY_ROW (gtk_list_box_get_row_at_index (get_list (self), index));
}

static guint
find_area (const char *code)
{
  guint area;

  g_assert_true (sal_geography_find (geography, code, &area));

  return area;
}

static guint
get_territory (Fixture *self, const char *code)
{
  return sal_map_style_get_territory (sal_map_view_get_style (get_map (self)), find_area (code));
}

static guint
get_flags (Fixture *self, const char *code)
{
  return sal_map_style_get_flags (sal_map_view_get_style (get_map (self)), find_area (code));
}

static void
choose (Fixture *self, int index)
{
  gtk_list_box_select_row (get_list (self), GTK_LIST_BOX_ROW (get_row (self, index)));
}

static void
stroke (Fixture *self, SalMapPhase phase, const char *code)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint area = code != NULL ? find_area (code) : 0;

  if (code != NULL)
    g_array_append_val (areas, area);
  g_signal_emit_by_name (get_map (self), "stroke", phase, areas);
}

static void
select_areas (Fixture *self, const char *const *codes)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      guint area = find_area (codes[i]);

      g_array_append_val (areas, area);
    }
  g_signal_emit_by_name (get_map (self), "areas-chosen", areas, SAL_MAP_CHOICE_REPLACE);
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  display_wait_for_page (self->page);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
  display_settle ();
  display_wait_for_page (self->page);
}

/* --- tests --- */

/* What is looked for by name is selected. */
static void
test_territories_page_search (Fixture *self, gconstpointer data)
{
  GtkWidget *search, *entry;

  g_assert_true (sal_page_focus_search (self->page));
  display_settle ();
  search = display_find (self->page, SAL_TYPE_AREA_SEARCH, NULL);
  entry = display_find (search, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "los ang");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (display_find (search, GTK_TYPE_LIST_BOX_ROW, "Los Angeles County, CA"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (get_flags (self, "06037") & SAL_MAP_SELECTED, !=, 0);
  g_assert_cmpuint (get_flags (self, "01001") & SAL_MAP_SELECTED, ==, 0);
}

static void
test_territories_page_names (Fixture *self, gconstpointer data)
{
  SalMapView *map = get_map (self);

  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Plan · Draft"));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Select Areas"));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Draw around Areas"));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_DROP_DOWN, "Balance of"));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_DROP_DOWN, "What Colours Say"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (int i = 0; i < N_TERRITORIES; i++)
    g_assert_cmpuint (sal_territory_row_get_territory (get_row (self, i)), ==, (guint) i);
  g_assert_null (gtk_list_box_get_row_at_index (get_list (self), N_TERRITORIES));
}

/* What a row shows follows with the next frame. */
typedef struct
{
  Fixture *fixture;
  int row;
  double deviation;
  gboolean same;
} Awaited;

static gboolean
stands (gpointer data)
{
  const Awaited *self = data;
  double now = sal_territory_row_get_deviation (get_row (self->fixture, self->row));

  return (now == self->deviation) == self->same;
}

/* Figures follow while the pointer moves; what is given up has not been; what is done is one step,
 * and is undone as one. */
static void
test_territories_page_paint (Fixture *self, gconstpointer data)
{
  Awaited other = { self, 4, sal_territory_row_get_deviation (get_row (self, 4)), FALSE };
  Awaited same = { self, 4, other.deviation, TRUE };
  gint64 last = sal_store_get_last_change (self->store);

  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
  choose (self, 4);
  stroke (self, SAL_MAP_PHASE_BEGIN, "01001");
  g_assert_cmpuint (get_territory (self, "01001"), ==, 4);
  display_wait (stands, &other, "the figures");
  stroke (self, SAL_MAP_PHASE_CANCEL, NULL);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
  display_wait (stands, &same, "the figures of before");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);

  stroke (self, SAL_MAP_PHASE_BEGIN, "01001");
  stroke (self, SAL_MAP_PHASE_UPDATE, "06037"); /* Los Angeles */
  stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 4);
  g_assert_cmpuint (get_territory (self, "06037"), ==, 4);
  display_wait (stands, &other, "the figures");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);

  undo (self);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
  display_wait (stands, &same, "the figures of before");
}

/* What is painted is not read again; what others do while it is written is. */
static void
test_territories_page_meanwhile (Fixture *self, gconstpointer data)
{
  SalTerritoryDesign *before = SAL_TERRITORIES_PAGE (self->page)->shown;
  g_autoptr (SalTerritoryDesign) kept = sal_territory_design_ref (before);
  g_autoptr (SalAlignmentMoves) lock = sal_alignment_moves_new (self->alignment);

  choose (self, 4);
  for (guint i = 0; i < 3; i++)
    {
      stroke (self, SAL_MAP_PHASE_BEGIN, i % 2 == 0 ? "01001" : "01003");
      stroke (self, SAL_MAP_PHASE_END, NULL);
    }
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (SAL_TERRITORIES_PAGE (self->page)->shown == before);

  stroke (self, SAL_MAP_PHASE_BEGIN, "06037");
  stroke (self, SAL_MAP_PHASE_END, NULL);
  sal_alignment_moves_add_lock (lock, "01001", TRUE);
  run (self, sal_alignment_write_moves, lock);
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);
  g_assert_true (SAL_TERRITORIES_PAGE (self->page)->shown != before);
  g_assert_cmpuint (get_flags (self, "01001") & SAL_MAP_LOCKED, !=, 0);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 4);
  g_assert_cmpuint (get_territory (self, "01003"), ==, 4);
  g_assert_cmpuint (get_territory (self, "06037"), ==, 4);
}

static void
test_territories_page_select (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "01001", "01003", NULL };

  select_areas (self, codes);
  g_assert_cmpuint (get_flags (self, "01001") & SAL_MAP_SELECTED, !=, 0);
  act (self, "territories.lock");
  g_assert_cmpuint (get_flags (self, "01003") & SAL_MAP_LOCKED, !=, 0);
  g_assert_cmpuint (get_flags (self, "01003") & SAL_MAP_SELECTED, !=, 0);
  choose (self, 2);
  act (self, "territories.assign");
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);

  act (self, "territories.unlock");
  act (self, "territories.assign");
  g_assert_cmpuint (get_territory (self, "01001"), ==, 2);
  g_assert_cmpuint (get_territory (self, "01003"), ==, 2);
  g_assert_cmpuint (get_flags (self, "01001") & SAL_MAP_MARKED, !=, 0); /* detached */
  act (self, "territories.mend");
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
  act (self, "territories.unassign");
  g_assert_cmpuint (get_territory (self, "01001"), ==, SAL_MAP_UNASSIGNED);
  act (self, "territories.fill");
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
}

static const SalDesignTerritory *
get_design_territory (Fixture *self, guint index)
{
  return sal_territory_design_get_territory (SAL_TERRITORIES_PAGE (self->page)->shown, index);
}

/* What the menu says of a neighbour; NULL if there is no such. */
static char *
get_merge_label (Fixture *self, int index)
{
  GMenuModel *menu = G_MENU_MODEL (SAL_TERRITORIES_PAGE (self->page)->merge_menu);
  char *label = NULL;

  if (index < g_menu_model_get_n_items (menu))
    g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_LABEL, "s", &label);

  return label;
}

static void
test_territories_page_merge (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "01001", "01003", NULL };
  g_autofree char *neighbor = NULL;

  select_areas (self, codes);
  act (self, "territories.add");
  g_assert_nonnull (gtk_list_box_get_row_at_index (get_list (self), N_TERRITORIES));
  g_assert_cmpuint (get_territory (self, "01001"), ==, N_TERRITORIES);
  choose (self, N_TERRITORIES);
  /* of its neighbours, the first has the longest border; any can be meant */
  neighbor = get_merge_label (self, 0);
  g_assert_cmpstr (neighbor, ==, "Territory 1");
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (self->page), "territories.merge", "x", get_design_territory (self, 0)->id));
  display_wait_for_page (self->page);
  g_assert_null (gtk_list_box_get_row_at_index (get_list (self), N_TERRITORIES));
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
  choose (self, 0);
  act (self, "territories.remove");
  g_assert_cmpuint (get_territory (self, "01001"), ==, SAL_MAP_UNASSIGNED);
  undo (self);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
}

static const char *
get_chosen_name (Fixture *self)
{
  return get_design_territory (self, (guint) SAL_TERRITORIES_PAGE (self->page)->brush)->name;
}

/* Who stood below is chosen; of the last, who stood above. */
static void
test_territories_page_remove (Fixture *self, gconstpointer data)
{
  g_autofree char *below = g_strdup (get_design_territory (self, 2)->name);
  g_autofree char *above = g_strdup (get_design_territory (self, N_TERRITORIES - 2)->name);

  choose (self, 1);
  act (self, "territories.remove");
  g_assert_cmpstr (get_chosen_name (self), ==, below);
  choose (self, N_TERRITORIES - 2);
  act (self, "territories.remove");
  g_assert_cmpstr (get_chosen_name (self), ==, above);
}

/* Whether the item of the menu opens the list of neighbours. */
static gboolean
opens_merge_menu (Fixture *self)
{
  SalTerritoriesPage *page = SAL_TERRITORIES_PAGE (self->page);

  for (int i = 0; i < g_menu_model_get_n_items (page->territory_menu); i++)
    {
      g_autoptr (GMenuModel) submenu =
          g_menu_model_get_item_link (page->territory_menu, i, G_MENU_LINK_SUBMENU);

      if (submenu == G_MENU_MODEL (page->merge_menu))
        return TRUE;
    }

  return FALSE;
}

/* Nothing is merged in an alignment that is to stay as it is. */
static void
test_territories_page_merge_read_only (Fixture *self, gconstpointer data)
{
  g_assert_true (opens_merge_menu (self));
  act (self, "territories.submit");
  g_assert_false (opens_merge_menu (self));
  undo (self);
  g_assert_true (opens_merge_menu (self));
}

static SalTerritoryDesign *
get_design (Fixture *self)
{
  return SAL_TERRITORIES_PAGE (self->page)->shown;
}

static gboolean
is_split (gpointer data)
{
  Fixture *self = data;

  return !sal_page_is_busy (self->page) &&
         gtk_list_box_get_row_at_index (get_list (self), N_TERRITORIES) != NULL;
}

/* What one territory had two have, half of the people each, in one step. */
static void
test_territories_page_split (Fixture *self, gconstpointer data)
{
  gint64 last = sal_store_get_last_change (self->store);
  guint n_areas = sal_territory_design_count_areas (get_design (self), 1);
  double people = sal_territory_design_get_sum (get_design (self), 1, 0);

  choose (self, 1);
  act (self, "territories.split");
  display_wait (is_split, self, "both parts");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
  /* by its number, it stands behind all others */
  g_assert_cmpstr (sal_territory_design_get_territory (get_design (self), N_TERRITORIES)->name,
                   ==,
                   "Territory 6");
  g_assert_cmpuint (sal_territory_design_count_areas (get_design (self), 1) +
                        sal_territory_design_count_areas (get_design (self), N_TERRITORIES),
                    ==,
                    n_areas);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_sum (get_design (self), N_TERRITORIES, 0), people / 2, people / 50);

  undo (self);
  g_assert_null (gtk_list_box_get_row_at_index (get_list (self), N_TERRITORIES));
  g_assert_cmpuint (sal_territory_design_count_areas (get_design (self), 1), ==, n_areas);
}

static gboolean
activate (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_alignment_kind, ((Fixture *) data)->alignment, error);

  sal_record_set_text (record, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_update (transaction, record, error);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) == NULL;
}

/* What is in force is read, a branch of it is painted. */
static void
test_territories_page_branch (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  run (self, activate, self);
  display_settle ();
  display_wait_for_page (self->page);
  choose (self, 4);
  stroke (self, SAL_MAP_PHASE_BEGIN, "01001");
  stroke (self, SAL_MAP_PHASE_END, NULL);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.branch", NULL);
  display_wait (has_dialog, GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG), "the dialog");
  dialog = find_window (SAL_TYPE_ALIGNMENT_DIALOG);
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  display_wait (has_no_dialog, GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG), "its end");
  display_settle ();
  display_wait_for_page (self->page);
  g_assert_nonnull (display_find (self->page, GTK_TYPE_MENU_BUTTON, "Plan, Branch · Draft"));
  choose (self, 4);
  stroke (self, SAL_MAP_PHASE_BEGIN, "01001");
  stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 4);

  /* what moved is told against what it was branched from */
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.compare", "x", self->alignment);
  display_wait (has_dialog, GSIZE_TO_POINTER (SAL_TYPE_COMPARE_WINDOW), "the comparison");
  dialog = find_window (SAL_TYPE_COMPARE_WINDOW);
  g_assert_nonnull (
      display_find (dialog,
                    ADW_TYPE_ACTION_ROW,
                    "Territory 1 → Territory 5: Areas: 1 · accounts: 0 · revenue: $0 · open "
                    "pipeline: $0"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_optimized (gpointer data)
{
  Fixture *self = data;

  return !sal_page_is_busy (self->page) &&
         sal_territory_row_get_deviation (get_row (self, 0)) < 20 &&
         !gtk_widget_get_mapped (display_find_button (self->page, "_Stop and Keep Best"));
}

static void
test_territories_page_optimize (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkSpinButton *seconds;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.optimize", NULL);
  display_wait (has_dialog, GSIZE_TO_POINTER (SAL_TYPE_OPTIMIZE_DIALOG), "the dialog");
  dialog = find_window (SAL_TYPE_OPTIMIZE_DIALOG);
  seconds = display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Seconds");
  gtk_spin_button_set_value (seconds, 1);
  g_signal_emit_by_name (display_find_button (dialog, "_Optimise"), "clicked");
  display_wait (is_optimized, self, "the optimiser");
  undo (self);
  g_assert_cmpuint (get_territory (self, "01001"), ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);

  ADD ("names", test_territories_page_names);
  ADD ("paint", test_territories_page_paint);
  ADD ("meanwhile", test_territories_page_meanwhile);
  ADD ("search", test_territories_page_search);
  ADD ("select", test_territories_page_select);
  ADD ("merge", test_territories_page_merge);
  ADD ("merge-read-only", test_territories_page_merge_read_only);
  ADD ("remove", test_territories_page_remove);
  ADD ("split", test_territories_page_split);
  ADD ("branch", test_territories_page_branch);
  ADD ("optimize", test_territories_page_optimize);

  result = g_test_run ();
  sal_geography_unref (geography);

  return result;
}
