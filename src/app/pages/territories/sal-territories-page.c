/* sal-territories-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-memory.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-window.h"

G_DEFINE_FINAL_TYPE (SalTerritoriesPage, sal_territories_page, SAL_TYPE_PAGE)

typedef enum
{
  PROP_TOOL = 1,
  PROP_POTENTIAL,
  PROP_ORDER,
} SalTerritoriesPageProperty;

static GParamSpec *properties[PROP_ORDER + 1];

SalTerritoryDesign *
sal_territories_page_get_design (SalTerritoriesPage *self)
{
  return self->shown;
}

/* What territories are judged by; the first where the chosen one is gone. */
guint
sal_territories_page_get_measure (SalTerritoriesPage *self)
{
  guint measure = 0;

  sal_territory_design_find_measure (self->shown, self->measure_key, &measure);

  return measure;
}

/* It is shown and selected, so that something can be done with it. */
void
sal_territories_page_choose_area (SalTerritoriesPage *self, guint area)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (areas, area);
  sal_map_view_show_area (self->map_view, area);
  sal_territories_page_map_choose (self, areas, SAL_MAP_CHOICE_REPLACE);
  sal_map_view_set_focus_area (self->map_view, area);
}

static gboolean
sal_territories_page_focus_search (SalPage *page)
{
  gtk_menu_button_popup (SAL_TERRITORIES_PAGE (page)->search_button);

  return TRUE;
}

void
sal_territories_page_show_area (SalTerritoriesPage *self, guint area)
{
  sal_map_view_show_area (self->map_view, area);
  sal_map_view_set_focus_area (self->map_view, area);
}

static void
table_toggled_cb (SalTerritoriesPage *self)
{
  sal_territories_page_show_table (self);
  sal_territories_page_find (self);
}

static void
measure_changed_cb (SalTerritoriesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure_drop_down);

  if (self->shown == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_free (self->measure_key);
  self->measure_key = g_strdup (sal_territory_design_get_measure (self->shown, selected)->key);
  sal_territories_page_update_figures (self);
  sal_territories_page_sort (self);
}

static void
layer_changed_cb (SalTerritoriesPage *self)
{
  int layer = (int) gtk_drop_down_get_selected (self->layer_drop_down) - 1;

  if (self->shown == NULL || layer == self->layer)
    return;

  self->layer = layer;
  sal_territories_page_show_map (self);
}

/* --- the map --- */

static gboolean
update_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);

  self->update_tick = 0;
  sal_territories_page_update_figures (self);
  sal_territories_page_sort (self);

  return G_SOURCE_REMOVE;
}

static void
stroke_cb (SalTerritoriesPage *self, SalMapPhase phase, GArray *areas)
{
  sal_territories_page_map_stroke (self, areas, phase);
}

static void
chosen_cb (SalTerritoriesPage *self, GArray *areas, SalMapChoice choice)
{
  sal_territories_page_map_choose (self, areas, choice);
}

static void
area_hovered_cb (SalTerritoriesPage *self, guint area)
{
  sal_territories_page_show_hovered (self, area);
}

static void
pointer_moved_cb (SalTerritoriesPage *self, double x, double y)
{
  sal_stroke_card_make_way (self->stroke_card, x, y);
}

static void
areas_selected_cb (SalTerritoriesPage *self, GArray *areas)
{
  sal_territories_page_map_choose (self, areas, SAL_MAP_CHOICE_REPLACE);
}

static void
row_menu_cb (SalTerritoriesPage *self, int n_press, double x, double y)
{
  sal_territories_page_row_menu_at (self, x, y);
}

static void
menu_requested_cb (SalTerritoriesPage *self, guint area, double x, double y)
{
  sal_territories_page_popup_menu (self, area, x, y);
}

static void
moved_cb (SalTerritoriesPage *self, GArray *areas)
{
  self->n_stroke += areas->len;
  sal_territories_page_note_loser (self, areas);
  sal_territories_page_update_map (self, areas);
  if (self->update_tick == 0)
    self->update_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), update_tick_cb, NULL, NULL);
}

/* What waits for the end of a stroke: colours of neighbours, the table, coverage. */
static void
settled_cb (SalTerritoriesPage *self)
{
  if (self->shown == NULL)
    return;

  sal_territories_page_sort (self);
  sal_territories_page_recolor (self);
  sal_territories_page_update_merge_menu (self);
  sal_territories_page_update_actions (self);
  sal_territories_page_show_table (self);
  sal_territories_page_find (self);
  sal_alignment_coverage_follow (self->coverage);
}

static void
done_cb (SalTerritoriesPage *self, SalChange *change)
{
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
failed_cb (SalTerritoriesPage *self, GError *error)
{
  sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Do That"), error);
}

/* --- what shows --- */

static void
set_choices (GtkDropDown *drop_down, SalTerritoryDesign *design, const char *first, guint chosen)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  if (first != NULL)
    gtk_string_list_append (strings, first);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    gtk_string_list_append (strings, sal_territory_design_get_measure (design, m)->label);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (strings));
  gtk_drop_down_set_selected (drop_down, chosen);
  g_object_unref (strings);
}

/* Whether the measures are those that are listed: other geographies have others. */
static gboolean
has_choices (SalTerritoriesPage *self)
{
  GListModel *model = gtk_drop_down_get_model (self->measure_drop_down);
  guint n = sal_territory_design_get_n_measures (self->shown);

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint m = 0; m < n; m++)
    {
      if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (model), m),
                  sal_territory_design_get_measure (self->shown, m)->label) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
show_choices (SalTerritoriesPage *self)
{
  if (has_choices (self))
    return;

  self->layer = -1;

  set_choices (self->measure_drop_down, self->shown, NULL, sal_territories_page_get_measure (self));
  set_choices (self->layer_drop_down, self->shown, _ ("Territories"), 0);
  sal_territories_page_offer_coverage (self);
}

static void
describe_map (SalTerritoriesPage *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  g_autofree char *name = g_strdup_printf (_ ("Map of %s"), info->name);

  sal_map_view_set_description (self->map_view, name, gtk_label_get_label (self->summary_label));
}

/* Of accounts only there is no map: their table takes its place. */
static void
show_parts (SalTerritoriesPage *self)
{
  gboolean has_map = sal_territory_design_get_n_areas (self->shown) > 0;

  sal_territories_page_place_table (self, has_map);
  gtk_widget_set_visible (self->tool_box, has_map);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), has_map);
  gtk_widget_set_visible (GTK_WIDGET (self->layer_drop_down), has_map);
  gtk_widget_set_visible (GTK_WIDGET (self->table_button), has_map);
  if (!has_map)
    gtk_toggle_button_set_active (self->table_button, TRUE);
}

/* What was selected in another alignment, or of other areas, is not meant in this one. */
static void
forget_selection (SalTerritoriesPage *self, SalTerritoryDesign *design)
{
  gint64 id = sal_alignment_editor_get_info (self->editor)->id;
  gboolean is_other_map = self->style != NULL && sal_map_style_get_n_areas (self->style) !=
                                                     sal_territory_design_get_n_areas (design);

  if (id != self->shown_id && self->style != NULL && !is_other_map && self->n_selected > 0)
    memset (self->selected, 0, sal_territory_design_get_n_areas (design));
  if (id != self->shown_id || is_other_map)
    self->n_selected = 0;
  self->shown_id = id;
}

static void
show_design (SalTerritoriesPage *self, SalTerritoryDesign *design)
{
  g_autoptr (SalTerritoryDesign) before = self->shown;
  gint32 brush;

  self->shown = sal_territory_design_ref (design);
  sal_territories_page_restore_what_if (self);
  sal_alignment_coverage_set_design (self->coverage, design);
  brush = sal_territory_design_find_territory (design, self->brush_id);
  if (brush == SAL_TERRITORY_NONE && before != NULL && self->brush != SAL_TERRITORY_NONE)
    brush = sal_territories_page_find_named (
        design, sal_territory_design_get_territory (before, (guint) self->brush)->name);
  if (brush == SAL_TERRITORY_NONE && sal_territory_design_get_n_territories (design) > 0)
    brush = 0;
  /* what shows while this goes on is asked of the new design */
  self->brush = self->loser = SAL_TERRITORY_NONE;
  forget_selection (self, design);
  sal_territories_page_fill_list (self);
  show_choices (self);
  sal_area_search_set_geography (self->area_search, sal_territory_design_get_geography (design));
  sal_territories_page_show_map (self);
  sal_territories_page_choose_brush (self, brush);
  sal_territories_page_update_figures (self);
  sal_territories_page_sort (self);
  show_parts (self);
  sal_territories_page_show_table (self);
  sal_territories_page_update_unknown (self);
  sal_territories_page_forget_before (self);
  sal_territories_page_find (self);
  describe_map (self);
  adw_view_stack_set_visible_child_name (self->stack, "editor");
}

static void
show_problem (SalTerritoriesPage *self, const char *title, const char *text, gboolean can_begin)
{
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, text);
  gtk_widget_set_visible (self->new_button, can_begin);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

static void
loaded_cb (SalTerritoriesPage *self)
{
  SalTerritoryDesign *design = sal_alignment_editor_get_design (self->editor);
  const char *error = sal_alignment_editor_get_error (self->editor);
  SalStore *store = sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self)));

  sal_territories_page_show_title (self);
  if (error != NULL)
    show_problem (self, _ ("Could Not Read the Alignment"), error, FALSE);
  else if (design != NULL)
    {
      show_design (self, design);
      sal_alignment_memory_keep (sal_page_get_workspace (SAL_PAGE (self)),
                                 sal_alignment_editor_get_info (self->editor)->id);
    }
  else
    show_problem (self,
                  _ ("No Territories Yet"),
                  _ ("An alignment divides areas and accounts among territories, so that each is "
                     "fair to who works in it."),
                  !sal_store_is_read_only (store));
  sal_territories_page_update_actions (self);
}

static void
update_busy (SalTerritoriesPage *self)
{
  sal_page_set_busy (SAL_PAGE (self), sal_alignment_editor_is_loading (self->editor));
}

/* --- the page --- */

static void
sal_territories_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalTerritoriesPageProperty) prop_id)
    {
    case PROP_TOOL:
      g_value_set_enum (value, SAL_TERRITORIES_PAGE (object)->tool);
      break;
    case PROP_POTENTIAL:
      g_value_set_string (value, SAL_TERRITORIES_PAGE (object)->potential);
      break;
    case PROP_ORDER:
      g_value_set_enum (value, SAL_TERRITORIES_PAGE (object)->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_territories_page_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (object);

  switch ((SalTerritoriesPageProperty) prop_id)
    {
    case PROP_TOOL:
      if (self->tool == (SalMapTool) g_value_get_enum (value))
        return;
      self->tool = (SalMapTool) g_value_get_enum (value);
      sal_map_view_set_tool (self->map_view, self->tool);
      sal_territories_page_update_stroke_card (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_POTENTIAL:
      if (g_strcmp0 (self->potential, g_value_get_string (value)) == 0)
        return;
      g_free (self->potential);
      self->potential = g_value_dup_string (value);
      sal_alignment_coverage_set_potential (self->coverage, self->potential);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ORDER:
      if (self->order == (SalTerritoryOrder) g_value_get_enum (value))
        return;
      sal_territories_page_set_order (self, (SalTerritoryOrder) g_value_get_enum (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static const char *
sal_territories_page_show_view (SalPage *page, guint index)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (page);

  if (self->shown == NULL)
    return index == 0 ? "empty" : NULL;
  if (index > 1)
    return NULL;

  gtk_drop_down_set_selected (self->layer_drop_down, index);

  return index == 0 ? "map" : "layer";
}

static void
sal_territories_page_constructed (GObject *object)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (object);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));
  AdwStyleManager *style = adw_style_manager_get_default ();

  G_OBJECT_CLASS (sal_territories_page_parent_class)->constructed (object);

  self->facts = sal_facts_model_get (workspace);
  self->editor = sal_alignment_editor_new (workspace, sal_alignment_memory_find (workspace));
  sal_territories_page_connect_coverage (self);
  sal_territories_page_connect_dots (self);
  g_signal_connect_object (self->editor, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->editor, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor,
                           "activated",
                           G_CALLBACK (sal_territories_page_tell_activated),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->editor, "notify::loading", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style,
                           "notify::dark",
                           G_CALLBACK (sal_territories_page_recolor_rows),
                           self,
                           G_CONNECT_SWAPPED);
  sal_map_view_set_describe (self->map_view, sal_territories_page_describe_area, self, NULL);
  sal_territories_page_update_actions (self);
  update_busy (self);
}

static void
sal_territories_page_dispose (GObject *object)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (object);

  if (self->map_view != NULL)
    {
      sal_map_view_set_describe (self->map_view, NULL, NULL, NULL);
      sal_map_view_set_describe_dot (self->map_view, NULL, NULL);
    }
  self->map_view = NULL;
  if (self->job != NULL)
    sal_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->editor);
  g_clear_object (&self->coverage);
  g_clear_weak_pointer (&self->coverage_window);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->shown, sal_territory_design_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->n_cells, g_free);
  g_clear_pointer (&self->n_cells_of, sal_geography_unref);
  g_clear_weak_pointer (&self->menu_origin);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->menu_before, g_array_unref);
  g_clear_pointer (&self->dots, g_array_unref);
  g_clear_object (&self->shows);
  g_clear_pointer (&self->measure_key, g_free);
  sal_territories_page_forget_what_if (self);
  g_clear_pointer (&self->potential, g_free);
  g_clear_pointer (&self->findings, sal_territories_findings_free);

  G_OBJECT_CLASS (sal_territories_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SAL_TYPE_AREA_SEARCH);
  g_type_ensure (SAL_TYPE_MAP_VIEW);
  g_type_ensure (SAL_TYPE_STROKE_CARD);
  g_type_ensure (SAL_TYPE_TERRITORY_TABLE);
  g_type_ensure (SAL_TYPE_WHAT_IF_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-territories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, alignment_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, alignment_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, branch_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, step_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, begin_page);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, draft_box);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, measure_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, layer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, list);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, unknown_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, selection_box);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, assign_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, assign_label);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, merge_menu);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, territory_menu);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, details);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, details_title);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, map_overlay);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, tool_box);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, map_view);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, stroke_card);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, area_search);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, table);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, optimize_box);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, optimize_bar);
  gtk_widget_class_bind_template_child (widget_class, SalTerritoriesPage, what_if_bar);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, measure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_choose_area);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_show_area);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_ask_account);
  gtk_widget_class_bind_template_callback (widget_class,
                                           sal_territories_page_update_account_actions);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_show_table);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_activate_finding);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stroke_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, areas_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, area_hovered_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_row_menu_at);
  gtk_widget_class_bind_template_callback (widget_class, sal_territories_page_inspect_territory);
}

static void
sal_territories_page_class_init (SalTerritoriesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sal_territories_page_constructed;
  object_class->dispose = sal_territories_page_dispose;
  object_class->get_property = sal_territories_page_get_property;
  object_class->set_property = sal_territories_page_set_property;
  SAL_PAGE_CLASS (klass)->focus_search = sal_territories_page_focus_search;
  SAL_PAGE_CLASS (klass)->show_view = sal_territories_page_show_view;

  properties[PROP_TOOL] =
      g_param_spec_enum ("tool",
                         NULL,
                         NULL,
                         SAL_TYPE_MAP_TOOL,
                         SAL_MAP_TOOL_SELECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_POTENTIAL] =
      g_param_spec_string ("potential",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ORDER] =
      g_param_spec_enum ("order",
                         NULL,
                         NULL,
                         SAL_TYPE_TERRITORY_ORDER,
                         SAL_TERRITORY_ORDER_NAME,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  bind_template (widget_class);
  sal_territories_page_install_actions (widget_class);
  sal_territories_page_install_account_actions (widget_class);
}

/* All of the map is seen beside the buttons that lie above it. */
static void
leave_room_for_buttons (SalTerritoriesPage *self)
{
  int width;

  gtk_widget_measure (self->zoom_box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  sal_map_view_set_covered (self->map_view, width);
}

static void
sal_territories_page_init (SalTerritoriesPage *self)
{
  self->brush = self->loser = SAL_TERRITORY_NONE;
  self->layer = -1;
  self->measure_key = g_strdup ("population");
  self->potential = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  leave_room_for_buttons (self);
  sal_territories_page_set_up_regions (self);
  sal_territories_page_set_up_order (self);
  sal_territories_page_set_up_inspector (self);
  sal_accessible_name_drop_down (self->measure_drop_down, _ ("Balance of"));
  sal_accessible_name_drop_down (self->layer_drop_down, _ ("What Colours Say"));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
