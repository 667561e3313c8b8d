/* sal-whitespace-matrix.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-matrix.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-money.h"
#include "sal-tab-stop.h"
#include "sal-whitespace-text.h"

struct _SalWhitespaceMatrix
{
  AdwBin parent_instance;

  guint n_rows, n_families; /* of the account that shows */
  guint row, family;        /* the cell that was chosen */
  GPtrArray *cells;         /* of GtkWidget, rows × families; NULL where there is none */
  GMenuModel *cell_menu;    /* (nullable) */
  GtkWidget *popover;       /* (nullable): the menu */
  gboolean is_building;

  GtkGrid *grid;
};

typedef enum
{
  PROP_CELL_MENU = 1,
} SalWhitespaceMatrixProperty;

static GParamSpec *properties[PROP_CELL_MENU + 1];

enum
{
  CELL_CHOSEN,
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalWhitespaceMatrix, sal_whitespace_matrix, ADW_TYPE_BIN)

#define MAX_NAME_CHARS 24

static const char *const css_classes[SAL_WHITESPACE_N_STATES] = {
  [SAL_WHITESPACE_NOT_ELIGIBLE] = "whitespace-not-eligible",
  [SAL_WHITESPACE_OPEN] = "whitespace-open",
  [SAL_WHITESPACE_PIPELINE] = "whitespace-pipeline",
  [SAL_WHITESPACE_OWNED] = "whitespace-owned",
};

static GtkWidget *
get_cell (SalWhitespaceMatrix *self, guint row, guint family)
{
  return g_ptr_array_index (self->cells, row * self->n_families + family);
}

static guint
get_place (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "place"));
}

/* --- choosing --- */

static void
take_choice (SalWhitespaceMatrix *self, GtkWidget *cell)
{
  guint place = get_place (cell);

  self->row = place / self->n_families;
  self->family = place % self->n_families;
  g_signal_emit (self, signals[CELL_CHOSEN], 0, self->row, self->family);
}

static void
focused_cb (GtkEventController *controller, SalWhitespaceMatrix *self)
{
  if (!self->is_building)
    take_choice (self, gtk_event_controller_get_widget (controller));
}

static void
clicked_cb (GtkWidget *cell, SalWhitespaceMatrix *self)
{
  take_choice (self, cell);
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, self->row, self->family);
}

/* --- the menu --- */

static void
popover_closed_cb (SalWhitespaceMatrix *self)
{
  GtkWidget *cell = get_cell (self, self->row, self->family);

  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

static void
pop_up (SalWhitespaceMatrix *self, GtkWidget *cell)
{
  graphene_rect_t place;

  if (self->cell_menu == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &place))
    return;
  gtk_widget_grab_focus (cell);
  take_choice (self, cell);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->cell_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) place.origin.x,
                                                (int) place.origin.y,
                                                (int) place.size.width,
                                                (int) place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalWhitespaceMatrix *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (!gdk_event_triggers_context_menu (event))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (widget);
  GtkWidget *cell = self->cells->len > 0 ? get_cell (self, self->row, self->family) : NULL;

  if (cell == NULL)
    return FALSE;
  pop_up (self, cell);

  return TRUE;
}

/* --- building --- */

static GtkWidget *
create_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  /* families give way where there is little room; what stands beside the cells is read whole */
  if (xalign != 0.5f)
    gtk_label_set_width_chars (GTK_LABEL (label),
                               (int) MIN (g_utf8_strlen (text, -1), MAX_NAME_CHARS));
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_cell (SalWhitespaceMatrix *self,
             const SalWhitespace *portfolio,
             const SalWhitespaceAccount *account,
             guint row,
             guint family)
{
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, family);
  g_autofree char *text = sal_whitespace_format_cell (cell, portfolio->currency);
  g_autofree char *name = sal_whitespace_name_cell (portfolio, account, row, family);
  gboolean is_below = sal_whitespace_is_below (portfolio, account, row, family);
  g_autofree char *shown = is_below ? g_strdup_printf ("%s ⚠", text) : g_strdup (text);
  GtkWidget *button = gtk_button_new_with_label (shown);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_widget_add_css_class (button, "whitespace-cell");
  gtk_widget_add_css_class (button, css_classes[cell->state]);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, name);
  sal_accessible_set_label (button, name);
  g_object_set_data (
      G_OBJECT (button), "place", GUINT_TO_POINTER (row * self->n_families + family));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (button, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (press));

  return button;
}

static void
clear (SalWhitespaceMatrix *self)
{
  GtkWidget *child;

  self->is_building = TRUE;
  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->is_building = FALSE;
}

static void
add_headings (SalWhitespaceMatrix *self, const SalWhitespace *portfolio)
{
  for (guint i = 0; i < self->n_families; i++)
    gtk_grid_attach (self->grid,
                     create_label (sal_whitespace_get_family (portfolio, i)->name, 0.5, "heading"),
                     (int) i + 1,
                     0,
                     1,
                     1);
  gtk_grid_attach (self->grid,
                   create_label (_ ("Penetration"), 1, "heading"),
                   (int) self->n_families + 1,
                   0,
                   1,
                   1);
  gtk_grid_attach (self->grid,
                   create_label (_ ("Open Value"), 1, "heading"),
                   (int) self->n_families + 2,
                   0,
                   1,
                   1);
}

/* “50 % (2 of 4)” */
static char *
describe_penetration (const SalWhitespaceSum *sum)
{
  g_autofree char *share = sal_whitespace_format_share (sal_whitespace_sum_penetration (sum));

  /* translators: a share, and how many of how many are owned */
  return g_strdup_printf (_ ("%1$s (%2$u of %3$u)"), share, sum->n_owned, sum->n_eligible);
}

static void
add_sums (SalWhitespaceMatrix *self,
          const SalWhitespace *portfolio,
          const SalWhitespaceSum *sum,
          int line)
{
  g_autofree char *penetration = describe_penetration (sum);
  g_autofree char *open = sal_money_format_whole (sum->open, portfolio->currency);

  gtk_grid_attach (
      self->grid, create_label (penetration, 1, "numeric"), (int) self->n_families + 1, line, 1, 1);
  gtk_grid_attach (
      self->grid, create_label (open, 1, "numeric"), (int) self->n_families + 2, line, 1, 1);
}

static void
add_row (SalWhitespaceMatrix *self,
         const SalWhitespace *portfolio,
         const SalWhitespaceAccount *account,
         guint row,
         int line)
{
  SalWhitespaceSum sum = row == SAL_WHITESPACE_ROW_WHOLE && account->n_units > 0
                             ? sal_whitespace_sum_account (portfolio, account)
                             : sal_whitespace_sum_row (portfolio, account, row);
  g_autofree char *name = sal_whitespace_name_row (account, row);

  gtk_grid_attach (self->grid,
                   create_label (name, 0, row == SAL_WHITESPACE_ROW_WHOLE ? "heading" : NULL),
                   0,
                   line,
                   1,
                   1);
  for (guint i = 0; i < self->n_families; i++)
    {
      const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, i);
      GtkWidget *button;

      if (cell->state == SAL_WHITESPACE_NOTHING)
        continue;
      button = create_cell (self, portfolio, account, row, i);
      g_ptr_array_index (self->cells, row * self->n_families + i) = button;
      gtk_grid_attach (self->grid, button, (int) i + 1, line, 1, 1);
    }
  add_sums (self, portfolio, &sum, line);
}

/* What of each family is owned by how many units. */
static void
add_columns_sums (SalWhitespaceMatrix *self,
                  const SalWhitespace *portfolio,
                  const SalWhitespaceAccount *account,
                  int line)
{
  gtk_grid_attach (self->grid, create_label (_ ("Penetration"), 0, "heading"), 0, line, 1, 1);
  for (guint i = 0; i < self->n_families; i++)
    {
      SalWhitespaceSum sum = sal_whitespace_sum_family (portfolio, account, i);
      g_autofree char *text = describe_penetration (&sum);

      gtk_grid_attach (self->grid, create_label (text, 0.5, "numeric"), (int) i + 1, line, 1, 1);
    }
}

static gboolean
has_cells (const SalWhitespace *portfolio, const SalWhitespaceAccount *account, guint row)
{
  for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
    if (sal_whitespace_get_cell (portfolio, account, row, i)->state != SAL_WHITESPACE_NOTHING)
      return TRUE;

  return FALSE;
}

/**
 * sal_whitespace_matrix_show:
 * @self: a matrix
 * @portfolio: a portfolio
 * @account: (nullable): one of its accounts; %NULL for none
 *
 * Shows an account. The cell that was chosen stays so, as does the focus, if there is one in its
 * place.
 */
void
sal_whitespace_matrix_show (SalWhitespaceMatrix *self,
                            const SalWhitespace *portfolio,
                            const SalWhitespaceAccount *account)
{
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  int line = 1;

  clear (self);
  self->n_rows = account != NULL ? sal_whitespace_account_n_rows (account) : 0;
  self->n_families = account != NULL ? sal_whitespace_n_families (portfolio) : 0;
  if (self->n_families == 0)
    return;
  g_ptr_array_set_size (self->cells, (int) (self->n_rows * self->n_families));
  add_headings (self, portfolio);
  for (guint row = SAL_WHITESPACE_ROW_UNITS; row < self->n_rows; row++)
    add_row (self, portfolio, account, row, line++);
  if (account->n_units > 0 && has_cells (portfolio, account, SAL_WHITESPACE_ROW_UNSAID))
    add_row (self, portfolio, account, SAL_WHITESPACE_ROW_UNSAID, line++);
  add_row (self, portfolio, account, SAL_WHITESPACE_ROW_WHOLE, line++);
  if (account->n_units > 0)
    add_columns_sums (self, portfolio, account, line);

  if (self->row >= self->n_rows || self->family >= self->n_families ||
      get_cell (self, self->row, self->family) == NULL)
    self->row = self->family = 0;
  if (had_focus)
    sal_whitespace_matrix_focus (self);
}

/**
 * sal_whitespace_matrix_get_chosen:
 * @self: a matrix
 * @row: (out): the row of the cell that was chosen
 * @family: (out): its product family
 *
 * Tells which cell was chosen last.
 *
 * Returns: %FALSE if nothing shows
 */
gboolean
sal_whitespace_matrix_get_chosen (SalWhitespaceMatrix *self, guint *row, guint *family)
{
  *row = self->row;
  *family = self->family;

  return self->cells->len > 0 && get_cell (self, self->row, self->family) != NULL;
}

/**
 * sal_whitespace_matrix_choose:
 * @self: a matrix
 * @row: a row
 * @family: a product family
 *
 * Chooses a cell, without taking the focus, if there is one.
 */
void
sal_whitespace_matrix_choose (SalWhitespaceMatrix *self, guint row, guint family)
{
  if (row < self->n_rows && family < self->n_families && get_cell (self, row, family) != NULL)
    take_choice (self, get_cell (self, row, family));
}

gboolean
sal_whitespace_matrix_focus (SalWhitespaceMatrix *self)
{
  guint row, family;

  return sal_whitespace_matrix_get_chosen (self, &row, &family) &&
         gtk_widget_grab_focus (get_cell (self, row, family));
}

/* --- the object --- */

static void
sal_whitespace_matrix_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((SalWhitespaceMatrixProperty) prop_id)
    {
    case PROP_CELL_MENU:
      g_set_object (&SAL_WHITESPACE_MATRIX (object)->cell_menu, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_whitespace_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (widget);

  GTK_WIDGET_CLASS (sal_whitespace_matrix_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
sal_whitespace_matrix_dispose (GObject *object)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (object);

  self->is_building = TRUE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->cell_menu);

  G_OBJECT_CLASS (sal_whitespace_matrix_parent_class)->dispose (object);
}

static void
sal_whitespace_matrix_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_WHITESPACE_MATRIX (object)->cells);

  G_OBJECT_CLASS (sal_whitespace_matrix_parent_class)->finalize (object);
}

static void
sal_whitespace_matrix_class_init (SalWhitespaceMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_WHITESPACE_MATRIX;

  object_class->set_property = sal_whitespace_matrix_set_property;
  object_class->dispose = sal_whitespace_matrix_dispose;
  object_class->finalize = sal_whitespace_matrix_finalize;
  widget_class->size_allocate = sal_whitespace_matrix_size_allocate;

  properties[PROP_CELL_MENU] = g_param_spec_object (
      "cell-menu", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CELL_CHOSEN] = g_signal_new ("cell-chosen",
                                       type,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       2,
                                       G_TYPE_UINT,
                                       G_TYPE_UINT);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated",
                                          type,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_UINT,
                                          G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-whitespace-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWhitespaceMatrix, grid);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
sal_whitespace_matrix_init (SalWhitespaceMatrix *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->grid));
}
