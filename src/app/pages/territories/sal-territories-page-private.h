/* sal-territories-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-coverage.h"
#include "sal-alignment-editor.h"
#include "sal-area-search.h"
#include "sal-document.h"
#include "sal-coverage-window.h"
#include "sal-job.h"
#include "sal-map-view.h"
#include "sal-stroke-card.h"
#include "sal-territories-page.h"
#include "sal-territory-row.h"
#include "sal-territory-table.h"
#include "sal-what-if-bar.h"

G_BEGIN_DECLS

/* By what the list of territories is sorted; of figures, the greatest is the first. */
typedef enum
{
  SAL_TERRITORY_ORDER_NAME,
  SAL_TERRITORY_ORDER_INDEX,
  SAL_TERRITORY_ORDER_DEVIATION,
  SAL_TERRITORY_ORDER_SIZE,
} SalTerritoryOrder;

#define SAL_TYPE_TERRITORY_ORDER (sal_territory_order_get_type ())
GType sal_territory_order_get_type (void) G_GNUC_CONST;

typedef struct _SalTerritoriesFindings SalTerritoriesFindings;
typedef struct _SalTerritoriesGrowth SalTerritoriesGrowth;

/* What is wanted of a report. */
typedef struct
{
  SalPaper paper;
  gboolean is_full; /* all accounts and areas */
} SalTerritoriesReportWish;

struct _SalTerritoriesPage
{
  SalPage parent_instance;

  SalAlignmentEditor *editor;
  SalFactsModel *facts;
  SalAlignmentCoverage *coverage;
  SalCoverageWindow *coverage_window; /* (nullable): while it is open */
  SalTerritoryDesign *shown;          /* what the widgets were made for */
  SalMapStyle *style;
  GArray *dots;        /* (nullable) (element-type SalDesignDot): as in the style */
  GActionGroup *shows; /* what is drawn above the areas */
  gint64 shown_id;     /* the alignment that is of */
  guint8 *selected;    /* by area */
  guint n_selected;
  gboolean inspects_selection; /* it was touched last, not the territory */
  GtkWidget *menu;             /* (nullable): of the map and the list, once asked for */
  GtkWidget *menu_origin;      /* (nullable): what it was asked for at */
  GArray *menu_before;         /* (nullable): what was selected before that */
  gint32 brush;                /* the territory that is chosen */
  gint64 brush_id;             /* the same, by record */
  gint32 loser;                /* the one that lost areas to it last */
  char *measure_key;           /* what territories are judged by */
  int layer;       /* the measure that colours areas, or behind them what is said of coverage;
                      −1: territories do */
  char *potential; /* the key of the measure that whitespace follows from */
  SalMapTool tool;
  SalTerritoryOrder order;
  gboolean is_painting;             /* a stroke is under way */
  gboolean has_fitted;              /* the map has been shown whole once */
  gboolean wants_inspector;         /* where there is room for it */
  guint n_stroke;                   /* areas that the stroke under way has moved */
  SalJob *job;                      /* (nullable): the optimiser, while it runs */
  gboolean is_splitting;            /* a territory or areas, on another thread */
  guint *n_cells;                   /* (nullable): by area, once asked for */
  SalGeography *n_cells_of;         /* (nullable): the areas that these are of */
  guint update_tick;                /* figures follow with the next frame */
  SalTerritoriesGrowth *growth;     /* (nullable): what if a region grew */
  SalTerritoriesFindings *findings; /* (nullable): changes and warnings */

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *new_button;
  GtkWidget *alignment_button;
  GtkLabel *alignment_label;
  GtkWidget *draft_box;     /* what only a draft offers */
  GtkWidget *branch_button; /* what everything else does */
  GtkWidget *step_button;   /* what comes next in the life of the alignment */
  AdwFlap *inspector;       /* folded where there is little room */
  GtkPaned *paned;
  GtkWidget *begin_page; /* how accounts are divided, as long as nobody has any */
  GtkDropDown *measure_drop_down;
  GtkDropDown *layer_drop_down;
  GtkMenuButton *show_button;
  GtkListBox *list;
  GtkLabel *summary_label;
  GtkWidget *unknown_button;  /* areas that the geography does not have */
  GMenuModel *territory_menu; /* what can be done with the territory that is chosen */
  GMenu *merge_menu;          /* the neighbours of the territory that is chosen */
  GtkLabel *selection_label;
  GtkWidget *assign_button;
  GtkLabel *assign_label;
  GtkWidget *selection_box;
  GtkListBox *details;
  guint n_details; /* rows of it that are in use */
  GtkLabel *details_title;
  GtkWidget *map_overlay; /* what alignments of accounts only do not have */
  GtkWidget *zoom_box;
  GtkWidget *tool_box; /* likewise */
  SalMapView *map_view;
  SalStrokeCard *stroke_card;
  GtkMenuButton *search_button;
  SalAreaSearch *area_search;
  GtkToggleButton *table_button;
  SalTerritoryTable *table;
  GtkWidget *optimize_box;
  GtkProgressBar *optimize_bar;
  SalWhatIfBar *what_if_bar;
};

/* sal-territories-page.c */
SalTerritoryDesign *sal_territories_page_get_design (SalTerritoriesPage *self); /* (nullable) */
guint sal_territories_page_get_measure (SalTerritoriesPage *self);
void sal_territories_page_show_area (SalTerritoriesPage *self, guint area);
void sal_territories_page_choose_area (SalTerritoriesPage *self, guint area);

/* sal-territories-page-list.c */
SalTerritoryRow *sal_territories_page_find_row (SalTerritoriesPage *self, gint32 territory);
void sal_territories_page_fill_list (SalTerritoriesPage *self);
void sal_territories_page_update_figures (SalTerritoriesPage *self);
void sal_territories_page_choose_brush (SalTerritoriesPage *self, gint32 territory);
void sal_territories_page_show_territory (SalTerritoriesPage *self, gint32 territory);
void sal_territories_page_inspect_territory (SalTerritoriesPage *self);
void sal_territories_page_row_selected (SalTerritoriesPage *self, GtkListBoxRow *row);
void sal_territories_page_row_activated (SalTerritoriesPage *self, GtkListBoxRow *row);

/* sal-territories-page-begin.c */
void sal_territories_page_update_begin (SalTerritoriesPage *self);
void sal_territories_page_name_accounts (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-painting.c */
void sal_territories_page_update_stroke_card (SalTerritoriesPage *self);
void sal_territories_page_note_loser (SalTerritoriesPage *self, const GArray *areas);
void sal_territories_page_show_hovered (SalTerritoriesPage *self, guint area);

/* sal-territories-page-order.c */
gboolean sal_territories_page_shows_regions (SalTerritoriesPage *self);
void sal_territories_page_sort (SalTerritoriesPage *self);
void sal_territories_page_set_order (SalTerritoriesPage *self, SalTerritoryOrder order);
void sal_territories_page_set_up_order (SalTerritoriesPage *self);

/* sal-territories-page-title.c */
void sal_territories_page_show_title (SalTerritoriesPage *self);

/* sal-territories-page-menu.c */
char *sal_territories_page_label_assign (SalTerritoriesPage *self);
void sal_territories_page_update_merge_menu (SalTerritoriesPage *self);
void sal_territories_page_offer_merging (SalTerritoriesPage *self, gboolean can_merge);
void sal_territories_page_popup_menu (SalTerritoriesPage *self, guint area, double x, double y);
void sal_territories_page_row_menu_at (SalTerritoriesPage *self, double x, double y);
gboolean sal_territories_page_row_menu (GtkWidget *widget, GVariant *arguments, gpointer user_data);
void
sal_territories_page_choose_territory (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_territories_page_select_add (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_territories_page_select_remove (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-enable.c */
void sal_territories_page_update_actions (SalTerritoriesPage *self);

/* sal-territories-page-map.c */
void sal_territories_page_show_map (SalTerritoriesPage *self);
void sal_territories_page_update_map (SalTerritoriesPage *self, const GArray *areas);
gint32 sal_territories_page_find_named (SalTerritoryDesign *design, const char *name);
void sal_territories_page_emphasize (SalTerritoriesPage *self);
void sal_territories_page_recolor (SalTerritoriesPage *self);
void sal_territories_page_find_color (SalTerritoriesPage *self, gint32 territory, GdkRGBA *color);
void sal_territories_page_recolor_rows (SalTerritoriesPage *self);
void sal_territories_page_clear_selection (SalTerritoriesPage *self);
GArray *sal_territories_page_list_selected (SalTerritoriesPage *self);
void sal_territories_page_map_stroke (SalTerritoriesPage *self, GArray *areas, SalMapPhase phase);
void sal_territories_page_map_choose (SalTerritoriesPage *self, GArray *areas, SalMapChoice choice);
char *sal_territories_page_describe_area (SalMapView *view, guint area, gpointer user_data);

/* sal-territories-page-actions.c */
void sal_territories_page_install_actions (GtkWidgetClass *widget_class);
char *sal_territories_page_label_move (SalTerritoriesPage *self, guint n_areas, gint32 territory);

/* sal-territories-page-accounts.c */
void sal_territories_page_install_account_actions (GtkWidgetClass *widget_class);
void sal_territories_page_update_account_actions (SalTerritoriesPage *self);
void sal_territories_page_ask_account (SalTerritoriesPage *self, guint account);

/* sal-territories-page-findings.c */
void sal_territories_findings_free (SalTerritoriesFindings *self);
void sal_territories_page_forget_before (SalTerritoriesPage *self);
void sal_territories_page_find (SalTerritoriesPage *self);
void
sal_territories_page_activate_finding (SalTerritoriesPage *self, gboolean is_warning, guint index);

/* sal-territories-page-regions.c */
void sal_territories_page_set_up_regions (SalTerritoriesPage *self);
void sal_territories_page_update_regions (SalTerritoriesPage *self);
void sal_territories_page_group (SalTerritoriesPage *self);

/* sal-territories-page-split.c */
void sal_territories_page_split (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-split-areas.c */
const guint *sal_territories_page_count_cells (SalTerritoriesPage *self);
gboolean sal_territories_page_can_split_selection (SalTerritoriesPage *self);
void sal_territories_page_ask_split (SalTerritoriesPage *self, const GArray *areas);
void sal_territories_page_split_areas (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-export-accounts.c */
void sal_territories_page_save_accounts (SalTerritoriesPage *self);

/* sal-territories-page-activated.c */
void sal_territories_page_tell_activated (SalTerritoriesPage *self);
void sal_territories_page_save_moves_to (SalTerritoriesPage *page, GFile *file);
void sal_territories_page_save_moves (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-export.c */
void sal_territories_page_save (SalTerritoriesPage *self);
void sal_territories_page_save_to (SalTerritoriesPage *page,
                                   GFile *file,
                                   const SalTerritoriesReportWish *wish);

/* sal-territories-page-picture.c */
void sal_territories_page_copy_picture (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-agreement.c */
void sal_territories_page_show_agreement (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-import.c */
void
sal_territories_page_import_boundaries (GtkWidget *widget, const char *name, GVariant *parameter);
void
sal_territories_page_import_measures (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-optimize.c */
void sal_territories_page_optimize (SalTerritoriesPage *self);
void sal_territories_page_stop (SalTerritoriesPage *self);
void sal_territories_page_discard (SalTerritoriesPage *self);

/* sal-territories-page-what-if.c */
void sal_territories_page_install_what_if_actions (GtkWidgetClass *widget_class);
void sal_territories_page_update_what_if_actions (SalTerritoriesPage *self);
void sal_territories_page_restore_what_if (SalTerritoriesPage *self);
void sal_territories_page_forget_what_if (SalTerritoriesPage *self);

/* sal-territories-page-unknown.c */
void sal_territories_page_update_unknown (SalTerritoriesPage *self);
void sal_territories_page_show_unknown (GtkWidget *widget, const char *name, GVariant *parameter);

/* sal-territories-page-coverage.c */
void sal_territories_page_connect_coverage (SalTerritoriesPage *self);
void sal_territories_page_offer_coverage (SalTerritoriesPage *self);
void sal_territories_page_shade (SalTerritoriesPage *self);
gboolean sal_territories_page_is_showing_gaps (SalTerritoriesPage *self);
void sal_territories_page_describe_coverage (SalTerritoriesPage *self, guint area, GString *text);
void sal_territories_page_open_coverage (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_territories_page_update_coverage (SalTerritoriesPage *self);
void sal_territories_page_add_coverage (SalTerritoriesPage *self, const GArray *areas);

/* sal-territories-page-dots.c */
void sal_territories_page_connect_dots (SalTerritoriesPage *self);
void sal_territories_page_append_shows (SalTerritoriesPage *self, GMenu *menu);
void sal_territories_page_place_dots (SalTerritoriesPage *self);
void sal_territories_page_recolor_dots (SalTerritoriesPage *self);
const SalDesignAccount *sal_territories_page_get_dot_account (SalTerritoriesPage *self,
                                                              guint dot); /* (nullable) */

/* sal-territories-page-inspector.c */
void sal_territories_page_set_up_inspector (SalTerritoriesPage *self);
gboolean
sal_territories_page_toggle_inspector (GtkWidget *widget, GVariant *arguments, gpointer user_data);
gboolean
sal_territories_page_toggle_table (GtkWidget *widget, GVariant *arguments, gpointer user_data);
void sal_territories_page_place_table (SalTerritoriesPage *self, gboolean has_map);

/* sal-territories-page-details.c */
void sal_territories_page_add_detail (SalTerritoriesPage *self,
                                      const char *title,
                                      const char *value,
                                      const char *note);
void sal_territories_page_show_details (SalTerritoriesPage *self);
void sal_territories_page_show_table (SalTerritoriesPage *self);
char *sal_territories_page_format_value (SalTerritoriesPage *self,
                                         const SalAreaMeasure *measure,
                                         double value,
                                         gboolean is_short);

G_END_DECLS
